package city.ioc.producers.importer;

/**
 * What a file may grow to, so that a small hostile one costs bounded memory and time.
 *
 * @param maxInflatedBytes of a compressed file, once inflated
 * @param maxRatio         of inflated to compressed bytes, judged from {@link #RATIO_FROM} inflated bytes on
 */
public record InputLimits(long maxInflatedBytes, int maxRatio) {
    /** 2 GiB, and 200 to one: event logs as XES shrink about 20 to one, zip bombs 1,000 to one. */
    public static final InputLimits DEFAULT = new InputLimits(2L << 30, 200);

    /** Below this nothing is a bomb: a short file of blanks shrinks as well as one. */
    static final long RATIO_FROM = 16L << 20;

    /** Bytes of one row, of one tag, of all that is read at once. */
    static final int MAX_ITEM = 1 << 20;

    public InputLimits {
        if (maxInflatedBytes < 1 || maxRatio < 1) {
            throw new IllegalArgumentException("limits of a file must be above zero");
        }
    }
}
