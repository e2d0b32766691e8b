package city.ioc.dashboards.cases;

import java.time.LocalDate;

/**
 * On which local days something of a dossier lies. Of several ends one is enough.
 *
 * @param from first day; null for any
 * @param to last day; null for any
 */
public record DayFilter(Mark mark, LocalDate from, LocalDate to) {

    /** What the days are of. */
    public enum Mark {
        ACCEPTED,
        DUE,
        ENDED
    }

    /** Whether it filters nothing. */
    public boolean isOpen() {
        return from == null && to == null;
    }

    boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
