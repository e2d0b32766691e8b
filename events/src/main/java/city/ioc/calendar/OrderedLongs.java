package city.ioc.calendar;

import java.util.Arrays;

/**
 * Ascending numbers that are found again in constant time when they are spread evenly, as openings over the years are:
 * the range is cut into about as many slices as there are numbers, and a search begins inside its slice. However uneven
 * they are, a search takes at most a logarithm of their count.
 */
final class OrderedLongs {

    private final long[] values;
    private final long first;
    private final long last;
    private final int shift;
    /** For the beginning of each slice, the index of the last number at or before it. */
    private final int[] slices;

    OrderedLongs(long[] ascending) {
        values = ascending.clone();
        int count = values.length;
        first = count == 0 ? Long.MAX_VALUE : values[0];
        last = count == 0 ? Long.MAX_VALUE : values[count - 1];
        long usualStep = Math.max(1, (last - first) / Math.max(1, count));
        shift = 63 - Long.numberOfLeadingZeros(usualStep);
        slices = new int[sliceOf(last) + 2];
        int index = 0;
        for (int slice = 0; slice < slices.length; slice++) {
            long beginning = first + ((long) slice << shift);
            while (index + 1 < count && values[index + 1] <= beginning) {
                index++;
            }
            slices[slice] = index;
        }
    }

    long get(int index) {
        return values[index];
    }

    int size() {
        return values.length;
    }

    /** The index of the last number at or below this one, -1 when there is none. */
    int floor(long number) {
        if (number < first) {
            return -1;
        }
        if (number >= last) {
            return values.length - 1;
        }
        int slice = sliceOf(number);
        int low = slices[slice];
        int high = slices[slice + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (values[middle] <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int sliceOf(long number) {
        return (int) ((number - first) >>> shift);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
