package city.ioc.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Local calendar days of one zone, as epoch days. */
public final class LocalDays {
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;

    private final ZoneId zone;

    public LocalDays(ZoneId zone) {
        this.zone = zone;
    }

    /** The day of an instant given as epoch milliseconds. */
    public int of(long at) {
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds() * 1000L;
        return Math.toIntExact(Math.floorDiv(at + offset, DAY_MILLIS));
    }

    /** First instant of a local day, epoch milliseconds. */
    public long startOf(int day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
