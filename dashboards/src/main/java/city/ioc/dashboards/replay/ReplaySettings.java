package city.ioc.dashboards.replay;

import city.ioc.replay.ReadingLimits;
import java.time.Duration;

/**
 * How much of a server what-ifs may take.
 *
 * @param atOnce   that run at the same time
 * @param kept     that are held in all, those that run among them
 * @param lifetime after its end one is removed by itself
 * @param limits   of each
 */
public record ReplaySettings(int atOnce, int kept, Duration lifetime, ReadingLimits limits) {
    /** Two at once, four in all, for a day. */
    public static final ReplaySettings USUAL = new ReplaySettings(2, 4, Duration.ofDays(1), ReadingLimits.USUAL);

    public ReplaySettings {
        if (atOnce < 1 || kept < atOnce) {
            throw new IllegalArgumentException(
                    "at least one what-if must run, and as many be kept as run at once; not %d and %d".formatted(atOnce, kept));
        }
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException("the lifetime of a what-if must be longer than 0");
        }
    }
}
