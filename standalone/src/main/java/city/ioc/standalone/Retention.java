package city.ioc.standalone;

import city.ioc.core.GrainPolicy;
import java.time.Duration;
import java.time.ZoneId;

/**
 * For how many days cells keep the minute and the hour of what they add up; older ones keep the day.
 *
 * @param minutes at least 1, so that the last hour can always be asked for
 * @param hours at least as many
 */
public record Retention(int minutes, int hours) {
    /** A hundred years. */
    private static final int MOST_DAYS = 36_500;

    /** What is kept when nobody says otherwise. */
    public static final Retention USUAL = new Retention(8, 400);

    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Retention {
        if (minutes < 1 || hours > MOST_DAYS || hours < minutes) {
            throw new IllegalArgumentException("--keep-minutes and --keep-hours are days from 1 to %d, hours kept as long as minutes or longer; not %d and %d"
                    .formatted(MOST_DAYS, minutes, hours));
        }
    }

    GrainPolicy policy(ZoneId zone) {
        return new GrainPolicy(zone, Duration.ofDays(minutes), Duration.ofDays(hours));
    }
}
