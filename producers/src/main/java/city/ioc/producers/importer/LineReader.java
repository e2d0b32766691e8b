package city.ioc.producers.importer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Lines of a file, of which no more than {@link #MAX_LINE} bytes are ever held. Blank lines are passed over. */
final class LineReader {
    /** As much as an event may have. */
    static final int MAX_LINE = 64 * 1024;

    private final FileInput input;
    private final InputStream content;
    private final byte[] held = new byte[MAX_LINE];
    private final byte[] buffer = new byte[MAX_LINE];
    private int next;
    private int end;
    private long line;

    LineReader(FileInput input) {
        this.input = input;
        this.content = input.content();
    }

    /** Number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (true) {
            int first = read();
            if (first < 0) {
                return Optional.empty();
            }
            line++;
            Line read = readLine(first);
            if (read.tooLong() || !isBlank(read.bytes())) {
                return Optional.of(read);
            }
        }
    }

    private Line readLine(int first) throws IOException {
        int length = 0;
        boolean tooLong = false;
        for (int b = first; b >= 0 && b != '\n'; b = read()) {
            if (length == MAX_LINE) {
                tooLong = tooLong || b != '\r';
            } else {
                held[length++] = (byte) b;
            }
        }
        return new Line(line, tooLong ? new byte[0] : Arrays.copyOf(held, length), tooLong);
    }

    private int read() throws IOException {
        if (next == end) {
            input.itemRead();
            end = content.read(buffer);
            next = 0;
            if (end < 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** @param bytes without the line end; none when there are too many */
    @SuppressWarnings("ArrayRecordComponent") // read at once and kept nowhere
    record Line(long number, byte[] bytes, boolean tooLong) {}
}
