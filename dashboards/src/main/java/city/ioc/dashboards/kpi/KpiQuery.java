package city.ioc.dashboards.kpi;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.scope.UnitScope;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What KPIs are asked for.
 *
 * @param unit null for the whole city
 * @param scope the codes that belong to the unit
 * @param filter values of {@code procedure} and {@code channel}; empty for all
 */
public record KpiQuery(String unit, UnitScope scope, Period period, Map<String, String> filter) {
    public KpiQuery {
        filter = Map.copyOf(new TreeMap<>(filter));
    }

    /** Why the figures of the unit are not all known for the period; empty when they are. */
    public Optional<String> notComparable() {
        return scope.notComparable(period.from());
    }
}
