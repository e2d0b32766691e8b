package city.ioc.standalone.slices;

import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Which cases are wanted: those that count in a figure of these units on these days, and have an event of one of these types.
 *
 * @param from  first local day; null for no first one
 * @param to    last local day; null for no last one
 * @param units empty for the whole city
 * @param types empty for any
 */
public record Selection(LocalDate from, LocalDate to, List<UnitScope> units, Set<EventType> types) {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    public Selection {
        units = units.isEmpty() ? List.of(UnitScope.CITY) : List.copyOf(units);
        types = Set.copyOf(types);
    }

    /** Whether every case is wanted. */
    boolean isAll() {
        return from == null && to == null && types.isEmpty() && units.contains(UnitScope.CITY);
    }

    int firstDay() {
        return Math.toIntExact((from == null ? FIRST : from).toEpochDay());
    }

    int lastDay() {
        return Math.toIntExact((to == null ? LAST : to).toEpochDay());
    }

    /** Whether the unit of a code is one of those wanted on one of the days between two days. */
    boolean wants(String code, int first, int last) {
        return first <= last && units.stream().anyMatch(scope -> !scope.flowDays(code, first, last).isEmpty());
    }
}
