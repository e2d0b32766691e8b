package city.ioc.dashboards.live;

import java.util.concurrent.TimeUnit;

/**
 * Has work rest for four times as long as it took, so that it takes a fifth of the time, but for half a second at most, so that changes
 * are not told late. Moments are values of {@link System#nanoTime}.
 */
final class Pace {
    private static final int REST_FACTOR = 4;
    private static final long MOST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private long restUntil;

    Pace(long now) {
        restUntil = now;
    }

    boolean isResting(long now) {
        return now - restUntil < 0;
    }

    void worked(long begin, long end) {
        restUntil = end + Math.min(REST_FACTOR * (end - begin), MOST_REST_NANOS);
    }
}
