package city.ioc.dashboards.cases;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The part of time that a question is about.
 *
 * @param from first local day
 * @param to last local day
 * @param asOf what came after does not count; epoch milliseconds
 */
public record Period(LocalDate from, LocalDate to, long asOf) {
    /** Its first instant, epoch milliseconds. */
    public long start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The first instant after it. */
    public long end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    int firstDay() {
        return Math.toIntExact(from.toEpochDay());
    }

    int lastDay() {
        return Math.toIntExact(to.toEpochDay());
    }
}
