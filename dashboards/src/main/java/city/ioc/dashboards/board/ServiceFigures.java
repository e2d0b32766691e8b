package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.service.Outage;
import city.ioc.dashboards.service.Samples;
import city.ioc.dashboards.service.UnitComponent;
import city.ioc.events.ServiceEvent.Component;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How desks, portal and network of the units were over a period. */
public final class ServiceFigures {
    private final Board board;

    /**
     * @param samples of health in the period
     * @param outages that touch the period
     * @param lasting how many of them last at its end, or now
     * @param outageMillis how long they took within the period and up to now, added up
     */
    public record OfComponent(Samples samples, int outages, int lasting, long outageMillis) {
        private static final OfComponent NONE = new OfComponent(Samples.NONE, 0, 0, 0);

        OfComponent plus(OfComponent other) {
            return new OfComponent(
                    samples.plus(other.samples),
                    outages + other.outages,
                    lasting + other.lasting,
                    outageMillis + other.outageMillis);
        }
    }

    public ServiceFigures(Board board) {
        this.board = board;
    }

    /** Of each unit by itself, for its components that have samples or outages. */
    public Map<UnitComponent, OfComponent> byUnit(UnitScope scope, Period period) {
        Map<UnitComponent, OfComponent> figures = new TreeMap<>();
        int from = Math.toIntExact(period.from().toEpochDay());
        int to = Math.toIntExact(period.to().toEpochDay());
        board.figures().health().samples(scope, from, to).forEach(
                (of, samples) -> figures.put(of, new OfComponent(samples, 0, 0, 0)));
        long start = period.start(board.zone());
        long end = Math.min(period.end(board.zone()), period.asOf());
        for (Outage outage : board.figures().outages().touching(start, period.end(board.zone()), period.asOf())) {
            int day = Math.toIntExact(Instant.ofEpochMilli(outage.from()).atZone(board.zone()).toLocalDate().toEpochDay());
            if (!scope.flowDays(outage.unit(), day, day).isEmpty()) {
                boolean lasting = outage.lasting() || outage.to() > end;
                figures.merge(
                        new UnitComponent(outage.unit(), outage.component()),
                        new OfComponent(Samples.NONE, 1, lasting ? 1 : 0, outage.millisWithin(start, end)),
                        OfComponent::plus);
            }
        }
        return figures;
    }

    /** Those of all units together. */
    public static Map<Component, OfComponent> byComponent(Map<UnitComponent, OfComponent> byUnit) {
        Map<Component, OfComponent> figures = new TreeMap<>();
        byUnit.forEach((of, each) ->
                figures.put(of.component(), figures.getOrDefault(of.component(), OfComponent.NONE).plus(each)));
        return figures;
    }
}
