package city.ioc.standalone.slices;

/**
 * How far a slice is.
 *
 * @param header   its first line; null before that is written
 * @param number   of the partitions that are being read; those of smaller numbers are done
 * @param seen     cases of this number that were looked at, chosen or not
 * @param cases    written
 * @param events   written
 * @param unusable records in the numbers that are done
 * @param bytes    of the file
 */
public record SlicePosition(String header, int number, int seen, long cases, long events, long unusable, long bytes) {
    static final SlicePosition START = new SlicePosition(null, 0, 0, 0, 0, 0, 0);

    SlicePosition begun(String line) {
        return new SlicePosition(line, number, seen, cases, events, unusable, bytes);
    }

    SlicePosition passed(int written) {
        return new SlicePosition(header, number, seen + 1, written == 0 ? cases : cases + 1, events + written, unusable, bytes);
    }

    SlicePosition nextNumber(long unusableInThis) {
        return new SlicePosition(header, number + 1, 0, cases, events, unusable + unusableInThis, bytes);
    }

    SlicePosition withBytes(long length) {
        return new SlicePosition(header, number, seen, cases, events, unusable, length);
    }
}
