package city.ioc.core;

import java.time.Duration;
import java.time.ZoneId;

/**
 * For how long cells keep minutes and hours; older ones keep days. It decides how finely the past can be asked for, never what
 * a sum is.
 *
 * @param minutes minutes are kept for labels younger than this, and for the future
 * @param hours   hours are kept for labels younger than this
 */
public record GrainPolicy(ZoneId zone, Duration minutes, Duration hours) {
    public GrainPolicy {
        if (minutes.isNegative() || hours.compareTo(minutes) < 0) {
            throw new IllegalArgumentException("hours must be kept at least as long as minutes: " + hours + ", " + minutes);
        }
    }

    public static GrainPolicy standard(ZoneId zone) {
        return new GrainPolicy(zone, Duration.ofDays(8), Duration.ofDays(400));
    }

    /** The grain in which a fact of {@code at} is kept when the time is {@code now}. */
    public Grain grain(long at, long now) {
        if (at >= minutesFrom(now)) {
            return Grain.MINUTE;
        }
        return at >= hoursFrom(now) ? Grain.HOUR : Grain.DAY;
    }

    /** Labels before this instant are kept by the hour or day. On a label of every grain. */
    public long minutesFrom(long now) {
        return Grain.DAY.floor(now - minutes.toMillis(), zone);
    }

    /** Labels before this instant are kept by the day. On a label of every grain. */
    public long hoursFrom(long now) {
        return Grain.DAY.floor(now - hours.toMillis(), zone);
    }
}
