package city.ioc.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * What one client makes of the bytes of a stream: how many dossiers were received by its question, and how long each was under way. The n-th
 * that shows is taken for the n-th that was posted.
 */
final class StreamReader {
    private static final String FIGURE = "\"id\":\"dossiers.received\"";
    private static final String NUMERATOR = "\"numerator\":";

    private final String whose;
    private final PostedDossiers posted;
    private final LongConsumer delays;
    private byte[] line = new byte[4096];
    private int length;
    private String event = "";
    private int shown = -1;

    /**
     * @param whose dossiers count, as {@link PostedDossiers#moment} says
     * @param delays told nanoseconds
     */
    StreamReader(String whose, PostedDossiers posted, LongConsumer delays) {
        this.whose = whose;
        this.posted = posted;
        this.delays = delays;
    }

    /** Whether a snapshot has come. */
    boolean isReading() {
        return shown >= 0;
    }

    void accept(ByteBuffer bytes, long now) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                line(new String(line, 0, length, StandardCharsets.UTF_8), now);
                length = 0;
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = next;
            }
        }
    }

    private void line(String text, long now) {
        if (text.startsWith("event: ")) {
            event = text.substring("event: ".length());
        } else if (text.startsWith("data: ") && (event.equals("snapshot") || event.equals("kpis"))) {
            int figure = text.indexOf(FIGURE);
            if (figure >= 0) {
                int begin = text.indexOf(NUMERATOR, figure) + NUMERATOR.length();
                show(Integer.parseInt(text, begin, text.indexOf(',', begin), 10), now);
            }
        }
    }

    private void show(int dossiers, long now) {
        for (int n = shown + 1; shown >= 0 && n <= dossiers; n++) {
            delays.accept(now - posted.moment(whose, n));
        }
        shown = dossiers;
    }
}
