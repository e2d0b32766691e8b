package city.ioc.streams;

import city.ioc.core.Grain;
import city.ioc.kpi.Measure;
import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Names one cell. Its bytes order cells by grain and label, so that old ones are found by a range.
 *
 * @param cohort local day, as epoch day
 * @param label  end of the bucket, epoch milliseconds
 */
public record CellKey(String unit, Measure measure, int cohort, Grain grain, long label) {
    private static final int FIXED = 1 + Long.BYTES + 1 + Integer.BYTES;
    private static final Grain[] GRAINS = Grain.values();

    public byte[] toBytes() {
        byte[] unitBytes = unit.getBytes(UTF_8);
        return ByteBuffer.allocate(FIXED + unitBytes.length)
                .put((byte) grain.ordinal())
                .putLong(label)
                .put((byte) measure.code())
                .putInt(cohort)
                .put(unitBytes)
                .array();
    }

    public static CellKey fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Grain grain = GRAINS[buffer.get()];
        long label = buffer.getLong();
        Measure measure = Measure.ofCode(buffer.get());
        int cohort = buffer.getInt();
        return new CellKey(new String(bytes, FIXED, bytes.length - FIXED, UTF_8), measure, cohort, grain, label);
    }

    /** Below the bytes of every cell of this grain with a label from {@code label} on. */
    static byte[] from(Grain grain, long label) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) grain.ordinal())
                .putLong(label)
                .array();
    }
}
