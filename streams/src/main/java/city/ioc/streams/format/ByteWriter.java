package city.ioc.streams.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A growing array of bytes; repeated texts and slowly changing numbers take little room. The twin of {@link ByteReader}. */
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;
    private final Map<String, Integer> texts = new HashMap<>();
    private final long[] previous;

    /** @param slots how many series of numbers are written as differences */
    ByteWriter(int slots) {
        previous = new long[slots];
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void unsigned(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void signed(long value) {
        unsigned(value << 1 ^ value >> 63);
    }

    /** Written as the difference to the last number of the same slot. */
    void number(int slot, long value) {
        signed(value - previous[slot]);
        previous[slot] = value;
    }

    /** A text seen before in this value is written as its number. */
    void text(String value) {
        Integer known = texts.putIfAbsent(value, texts.size());
        if (known != null) {
            unsigned(known + 1L);
            return;
        }
        unsigned(0);
        byte[] utf8 = value.getBytes(UTF_8);
        unsigned(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
