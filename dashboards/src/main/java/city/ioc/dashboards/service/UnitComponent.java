package city.ioc.dashboards.service;

import city.ioc.events.ServiceEvent.Component;
import java.util.Comparator;

/** One component of one unit, in order of unit and component. */
public record UnitComponent(String unit, Component component) implements Comparable<UnitComponent> {
    private static final Comparator<UnitComponent> ORDER =
            Comparator.comparing(UnitComponent::unit).thenComparing(UnitComponent::component);

    @Override
    public int compareTo(UnitComponent other) {
        return ORDER.compare(this, other);
    }
}
