package city.ioc.dashboards.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Judges whether what happened at an instant, for a unit, is in the period asked for, by its local day. */
final class InPeriod {
    private final Selection selection;
    private final ZoneId zone;
    private final long start;
    private final long end;
    private final Period period;

    /**
     * @param from first local day, which may be later than that of the period
     * @param to last local day, which may be earlier
     */
    InPeriod(Selection selection, LocalDate from, LocalDate to, Period period, ZoneId zone) {
        this.selection = selection;
        this.zone = zone;
        this.period = period;
        start = from.atStartOfDay(zone).toInstant().toEpochMilli();
        end = to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    boolean matches(CaseRow row) {
        return selection.matches(row);
    }

    /** Whether it counts, as {@link Selection#onDay} says. */
    boolean in(int unit, int only, long at) {
        if (at < start || at >= end || at > period.asOf() || at <= period.after()) {
            return false;
        }
        long day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
        return selection.onDay(unit, only, (int) day);
    }
}
