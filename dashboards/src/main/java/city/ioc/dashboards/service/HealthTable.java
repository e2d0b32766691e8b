package city.ioc.dashboards.service;

import city.ioc.core.ServiceHealth;
import city.ioc.dashboards.scope.UnitScope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The latest known health of every component of every desk. For one writer and many readers. */
public final class HealthTable {
    private final Map<String, ServiceHealth> byKey = new ConcurrentSkipListMap<>();

    public void put(String key, ServiceHealth health) {
        byKey.put(key, health);
    }

    public void clear() {
        byKey.clear();
    }

    /** Those of the units in a scope, tracers included, in order of desk and component. */
    public List<ServiceHealth> in(UnitScope scope) {
        return byKey.values().stream()
                .filter(health -> scope.isCity() || scope.codes().contains(health.unit()))
                .toList();
    }
}
