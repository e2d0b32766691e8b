package city.ioc.core.alerts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one rule would have raised.
 *
 * @param rule     id
 * @param cases    that had at least one episode
 * @param episodes that began
 * @param stillOn  of them, how many were not over at the end
 * @param days     how many began on each local day, in order; none without any
 * @param units    how many concerned each unit, in order; none without any
 */
public record RuleTally(
        String rule,
        int cases,
        int episodes,
        int stillOn,
        SortedMap<LocalDate, Integer> days,
        SortedMap<String, Integer> units) {

    public RuleTally {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** How many began in each month; none without any. */
    public SortedMap<YearMonth, Integer> months() {
        SortedMap<YearMonth, Integer> months = new TreeMap<>();
        days.forEach((day, count) -> months.merge(YearMonth.from(day), count, Integer::sum));
        return months;
    }

    /** The day on which most began, the earliest of several; empty when none did. */
    public Optional<Map.Entry<LocalDate, Integer>> busiestDay() {
        return most(days);
    }

    /** The unit that most concerned, the first of several by its code; empty when there were none. */
    public Optional<Map.Entry<String, Integer>> busiestUnit() {
        return most(units);
    }

    private static <T> Optional<Map.Entry<T, Integer>> most(SortedMap<T, Integer> counts) {
        return counts.entrySet().stream().reduce((most, each) -> each.getValue() > most.getValue() ? each : most);
    }
}
