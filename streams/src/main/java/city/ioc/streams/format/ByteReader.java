package city.ioc.streams.format;

import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what {@link ByteWriter} wrote, with the same calls in the same order. */
final class ByteReader {
    private final byte[] bytes;
    private int position;
    private final List<String> texts = new ArrayList<>();
    private final long[] previous;

    ByteReader(byte[] bytes, int slots) {
        this.bytes = bytes;
        this.previous = new long[slots];
    }

    long unsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    long number(int slot) {
        previous[slot] += signed();
        return previous[slot];
    }

    String text() {
        int known = Math.toIntExact(unsigned());
        if (known > 0) {
            return texts.get(known - 1);
        }
        int length = Math.toIntExact(unsigned());
        String value = new String(bytes, position, length, UTF_8);
        position += length;
        texts.add(value);
        return value;
    }
}
