package city.ioc.notifier.plan;

import city.ioc.core.alerts.AlertChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Names messages by what they say and to whom: 32 hexadecimal digits. */
final class MessageId {
    private static final int BYTES = 16;

    private MessageId() {}

    /** @param ordinal of the change among those of its kind in the episode, from 1 */
    static String of(String alert, int episode, AlertChange.Kind kind, int ordinal, String recipient) {
        return hash(List.of(alert, Integer.toString(episode), kind.name(), Integer.toString(ordinal), recipient));
    }

    /** @param ids of what it gathers */
    static String digest(String recipient, long instant, List<String> ids) {
        return hash(List.of("digest", recipient, Long.toString(instant), String.join(",", ids)));
    }

    private static String hash(List<String> parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
