package city.ioc.dashboards.cases;

import java.time.LocalDate;

/**
 * The part of time that a question is about: days, or a window of minutes, which is the time after one moment up to another.
 *
 * @param from first local day
 * @param to last local day
 * @param asOf what came after does not count; epoch milliseconds, a whole minute
 * @param after of a window, what counts in days by its own moment must be later than this; likewise a whole minute
 */
public record Period(LocalDate from, LocalDate to, long asOf, long after) {
    private static final long THE_BEGINNING = Long.MIN_VALUE;

    /** Whole days. */
    public Period(LocalDate from, LocalDate to, long asOf) {
        this(from, to, asOf, THE_BEGINNING);
    }

    /** Whether it begins at {@link #after}, not with its first day. */
    public boolean isWindow() {
        return after != THE_BEGINNING;
    }

    int firstDay() {
        return Math.toIntExact(from.toEpochDay());
    }

    int lastDay() {
        return Math.toIntExact(to.toEpochDay());
    }
}
