package city.ioc.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How finely a cell keeps the instants of its facts. A fact belongs to the bucket whose label is its instant rounded up, so a
 * sum over labels up to a label is exact, the instant itself included.
 */
public enum Grain {
    MINUTE,
    HOUR,
    DAY;

    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

    /** The first label at or after {@code at}. Labels of a coarser grain are labels of every finer one. */
    public long label(long at, ZoneId zone) {
        return switch (this) {
            case MINUTE -> ceil(at, MINUTE_MILLIS);
            case HOUR -> ceil(at, HOUR_MILLIS);
            case DAY -> {
                LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
                long start = startOf(day, zone);
                yield start == at ? start : startOf(day.plusDays(1), zone);
            }
        };
    }

    /** The last label at or before {@code at}. */
    public long floor(long at, ZoneId zone) {
        return switch (this) {
            case MINUTE -> Math.floorDiv(at, MINUTE_MILLIS) * MINUTE_MILLIS;
            case HOUR -> Math.floorDiv(at, HOUR_MILLIS) * HOUR_MILLIS;
            case DAY -> startOf(Instant.ofEpochMilli(at).atZone(zone).toLocalDate(), zone);
        };
    }

    private static long ceil(long at, long unit) {
        return -Math.floorDiv(-at, unit) * unit;
    }

    private static long startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
