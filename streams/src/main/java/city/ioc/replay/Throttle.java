package city.ioc.replay;

/** At most so many things a second, of all threads that ask. */
final class Throttle {
    private static final double NANOS = 1e9;

    private final long perSecond;
    private long freeAt = Long.MIN_VALUE;

    /** @param perSecond 0 for as many as there are */
    Throttle(long perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * Takes some.
     *
     * @param now on a clock of nanoseconds
     * @return when on that clock the next may be taken
     */
    synchronized long take(int count, long now) {
        if (perSecond == 0) {
            return now;
        }
        freeAt = Math.max(freeAt, now) + Math.round(count * NANOS / perSecond);
        return freeAt;
    }
}
