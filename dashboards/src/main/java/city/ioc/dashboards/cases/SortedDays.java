package city.ioc.dashboards.cases;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Durations of the whole city by the local day to which they belong, kept from when a day was first asked for until it changes. Used
 * under the lock of the table.
 */
final class SortedDays {
    private final Map<Integer, long[]> known = new ConcurrentHashMap<>();

    /** @param sorted those of the whole day in ascending order, when they are not known */
    long[] of(int day, Supplier<long[]> sorted) {
        return known.computeIfAbsent(day, each -> sorted.get());
    }

    void forget(Set<Integer> days) {
        known.keySet().removeAll(days);
    }
}
