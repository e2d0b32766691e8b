package city.ioc.dashboards.service;

import city.ioc.core.ServiceHealth;
import city.ioc.core.ServiceHealth.DaySum;
import city.ioc.dashboards.scope.UnitScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The latest known health of every component of every desk, and what its samples of each day add up to. For one writer and many
 * readers.
 */
public final class HealthTable {

    /** One component of one desk. */
    private static final class Probed {
        private final NavigableMap<Integer, List<DaySum>> days = new TreeMap<>();
        private ServiceHealth latest;

        /** Days may come in any order; those of one day in theirs. */
        synchronized void put(ServiceHealth health) {
            if (latest == null || health.at() >= latest.at()) {
                latest = health;
            }
            if (!health.ofDay().isEmpty()) {
                days.put(health.day(), health.ofDay());
            }
        }

        synchronized ServiceHealth latest() {
            return latest;
        }

        synchronized void addTo(Map<UnitComponent, Samples> sums, UnitScope scope, int from, int to) {
            days.subMap(from, true, to, true).forEach((day, ofDay) -> {
                for (DaySum each : ofDay) {
                    if (!scope.flowDays(each.unit(), day, day).isEmpty()) {
                        sums.merge(
                                new UnitComponent(each.unit(), latest.component()),
                                new Samples(each.samples(), each.ok(), each.latencyMillis()),
                                Samples::plus);
                    }
                }
            });
        }
    }

    private final Map<String, Probed> byDesk = new ConcurrentSkipListMap<>();

    public void put(ServiceHealth health) {
        String component = Objects.toString(health.component(), "TRACER");
        byDesk.computeIfAbsent(health.subject() + "/" + component, key -> new Probed()).put(health);
    }

    public void clear() {
        byDesk.clear();
    }

    /** Those of the units in a scope, tracers included, in order of desk and component. */
    public List<ServiceHealth> in(UnitScope scope) {
        return byDesk.values().stream()
                .map(Probed::latest)
                .filter(health -> scope.isCity() || scope.codes().contains(health.unit()))
                .toList();
    }

    /**
     * What the samples of each unit and component add up to; no entry stands for none. Each belongs to the unit that had the code on
     * its day.
     *
     * @param from first local day, as epoch day
     * @param to last local day
     */
    public Map<UnitComponent, Samples> samples(UnitScope scope, int from, int to) {
        Map<UnitComponent, Samples> sums = new TreeMap<>();
        Collection<Probed> desks = byDesk.values();
        desks.forEach(desk -> desk.addTo(sums, scope, from, to));
        return sums;
    }
}
