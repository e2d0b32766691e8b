package city.ioc.dashboards.cube;

import city.ioc.core.Grain;
import java.util.Arrays;

/** The cells of one unit, measure and cohort, in the order of their labels. Values are never zero. */
final class CohortCells {
    private static final int GRAIN_BITS = 2;

    private long[] keys = new long[2];
    private long[] values = new long[2];
    private int size;
    private long total;

    /** Two cells of different grain may bear one label while cells move to a coarser grain. */
    private static long key(long label, Grain grain) {
        return label << GRAIN_BITS | grain.ordinal();
    }

    int size() {
        return size;
    }

    long total() {
        return total;
    }

    /** The earliest label; there must be a cell. */
    long firstLabel() {
        return keys[0] >> GRAIN_BITS;
    }

    /** The latest label; there must be a cell. */
    long lastLabel() {
        return keys[size - 1] >> GRAIN_BITS;
    }

    /** What the cells with a label after {@code asOf} add up to. */
    long after(long asOf) {
        long sum = 0;
        for (int i = size - 1; i >= 0 && keys[i] >> GRAIN_BITS > asOf; i--) {
            sum += values[i];
        }
        return sum;
    }

    /**
     * @param value 0 removes the cell
     * @return what it was before, 0 when there was none
     */
    long put(long label, Grain grain, long value) {
        long key = key(label, grain);
        int index = Arrays.binarySearch(keys, 0, size, key);
        long before = index >= 0 ? values[index] : 0;
        set(index, key, value);
        return before;
    }

    /** Adds to a cell, which is there from then on unless it comes to zero. */
    void add(long label, Grain grain, long amount) {
        long key = key(label, grain);
        int index = Arrays.binarySearch(keys, 0, size, key);
        set(index, key, index >= 0 ? values[index] + amount : amount);
    }

    /** @param index of the key; when it is not there, where it belongs, as {@link Arrays#binarySearch} says it */
    private void set(int index, long key, long value) {
        total += index >= 0 ? value - values[index] : value;
        if (index < 0 && value != 0) {
            insert(-index - 1, key, value);
        } else if (index >= 0 && value == 0) {
            remove(index);
        } else if (index >= 0) {
            values[index] = value;
        }
    }

    private void insert(int index, long key, long value) {
        if (size == keys.length) {
            int capacity = size + Math.max(2, size / 2);
            keys = Arrays.copyOf(keys, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(values, index, values, index + 1, size - index);
        keys[index] = key;
        values[index] = value;
        size++;
    }

    private void remove(int index) {
        size--;
        System.arraycopy(keys, index + 1, keys, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
    }
}
