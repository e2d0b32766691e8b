package city.ioc.producers.slices;

import city.ioc.events.Event.Identity;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names in place of names: the same for the same, and with the same key, by HMAC-SHA-256. Not safe for use by several threads. */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CASE_BYTES = 12;
    private static final int CODE_BYTES = 8;

    private final Mac mac;

    Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Of a case, in upper case as ids of cases are. */
    String ofCase(String id) {
        return "C-" + HexFormat.of().withUpperCase().formatHex(hash("case", id, CASE_BYTES));
    }

    /** Of an event; the source is replaced by itself. */
    Identity of(Identity event) {
        return new Identity(
                "/" + hex("source", event.source(), CODE_BYTES), hex("event", event.source() + "\n" + event.id(), CASE_BYTES));
    }

    /** Of any other code. */
    String ofCode(String code) {
        return "x" + hex("code", code, CODE_BYTES);
    }

    private String hex(String kind, String text, int bytes) {
        return HexFormat.of().formatHex(hash(kind, text, bytes));
    }

    /** What is of another kind never has the same name. */
    private byte[] hash(String kind, String text, int bytes) {
        mac.update(kind.getBytes(UTF_8));
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(text.getBytes(UTF_8)), bytes);
    }
}
