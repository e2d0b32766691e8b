package city.ioc.replay;

/**
 * How much of the machine the reading of a history may take; what comes out does not depend on any of this.
 *
 * @param threads   that read and compute, each with a connection of its own
 * @param mostBytes of memory that the events held at once may take, about, over all threads
 * @param perSecond events at most; 0 for as many as there are
 */
public record ReadingLimits(int threads, long mostBytes, long perSecond) {
    private static final int MOST_THREADS = 64;
    private static final long LEAST_BYTES = 64 << 10;

    /** One thread, 64 MB, as fast as it goes. */
    public static final ReadingLimits USUAL = new ReadingLimits(1, 64L << 20, 0);

    public ReadingLimits {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be between 1 and " + MOST_THREADS + ", not " + threads);
        }
        if (mostBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("at least " + LEAST_BYTES + " bytes of events must be held, not " + mostBytes);
        }
        if (perSecond < 0) {
            throw new IllegalArgumentException("events a second must not be negative, but 0 for no limit");
        }
    }
}
