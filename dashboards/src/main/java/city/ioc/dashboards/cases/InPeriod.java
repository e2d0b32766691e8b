package city.ioc.dashboards.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Judges whether what happened at an instant, for a unit, is in the period asked for, by its local day. */
final class InPeriod {
    private final Selection selection;
    private final ZoneId zone;
    private final int first;
    private final int last;
    private final long start;
    private final long end;
    private final long asOf;

    /**
     * @param from first local day, which may be later than that of the selection
     * @param to last local day
     */
    InPeriod(Selection selection, LocalDate from, LocalDate to, long asOf, ZoneId zone) {
        this.selection = selection;
        this.zone = zone;
        this.asOf = asOf;
        first = (int) from.toEpochDay();
        last = (int) to.toEpochDay();
        start = from.atStartOfDay(zone).toInstant().toEpochMilli();
        end = to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    boolean matches(CaseRow row) {
        return selection.matches(row);
    }

    /** Whether it counts, as {@link Selection#onDay} says. */
    boolean in(int unit, int only, long at) {
        if (at < start || at >= end || at > asOf) {
            return false;
        }
        return selection.onDay(unit, only, first == last ? first : day(at));
    }

    private int day(long at) {
        return (int) Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
    }
}
