package city.ioc.dashboards.metrics;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.check.Identity;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.KpiDefinition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gauges of the figures of the whole city today, and of the dashboards themselves. Closing removes them. */
public final class DashboardMeters implements AutoCloseable {
    private static final Duration FIGURES_HOLD = Duration.ofSeconds(5);

    /** The bounds of buckets; a second is what is promised. */
    private static final Duration[] DELAYS = IntStream.of(50, 100, 200, 300, 400, 500, 750, 1_000, 2_000, 5_000, 15_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Known(Instant at, Map<String, KpiValue> kpis) {}

    private final MeterRegistry registry;
    private final Board board;
    private final Clock clock;
    private final List<Meter> meters = new ArrayList<>();
    private final IndexMeters index;
    private volatile Known known = new Known(Instant.MIN, Map.of());

    /**
     * @param watchers clients of the live stream
     * @param rejected records that could not be used, about which nobody has decided
     */
    public DashboardMeters(
            MeterRegistry registry,
            Board board,
            SelfCheck selfCheck,
            Supplier<Integer> watchers,
            Supplier<Integer> rejected,
            Clock clock) {
        this.registry = registry;
        this.board = board;
        this.clock = clock;
        board.profile().kpis().all().stream().map(KpiDefinition::id).distinct().forEach(this::kpi);
        gauge("ioc.cube.cells", "cells in memory", () -> board.figures().cube().size());
        gauge("ioc.cases", "cases in memory", () -> board.figures().cases().size());
        gauge("ioc.feed.lag", "records of the derived topics known to be unread", () -> board.health().feed().lag());
        gauge("ioc.feed.records", "records read since the start", () -> board.health().feed().records());
        gauge("ioc.feed.age.seconds", "how long ago the data were complete last", this::age);
        for (Identity identity : Identity.values()) {
            broken(identity, selfCheck);
        }
        gauge("ioc.stream.watchers", "clients of the live stream", watchers);
        gauge("ioc.rejected.open", "records that could not be used, about which nobody has decided", rejected);
        gauge("ioc.display.ready", "1 while the figures can be relied on", () -> board.health().notReady().isEmpty() ? 1 : 0);
        index = new IndexMeters(registry, board, clock);
        delay();
    }

    private void delay() {
        Timer timer = Timer.builder("ioc.event.delay")
                .description("from the arrival of an event at the brokers until it is in a figure here")
                .serviceLevelObjectives(DELAYS)
                .register(registry);
        meters.add(timer);
        board.figures().delays().tell(millis -> timer.record(millis, TimeUnit.MILLISECONDS));
    }

    private void gauge(String name, String description, Supplier<? extends Number> value) {
        meters.add(Gauge.builder(name, value::get)
                .description(description)
                .strongReference(true)
                .register(registry));
    }

    private void broken(Identity identity, SelfCheck selfCheck) {
        meters.add(Gauge.builder("ioc.reconciliation.broken", () -> selfCheck.result().unitsWithBroken(identity))
                .description("units of which cells and cases lastingly disagree by this identity")
                .tags(Tags.of("identity", identity.wireName()))
                .strongReference(true)
                .register(registry));
    }

    private void kpi(String id) {
        Supplier<Number> value = () -> figure(id);
        meters.add(Gauge.builder("ioc.kpi.value", value)
                .description("KPI of the whole city today; NaN when there is no data")
                .tags(Tags.of("kpi", id))
                .strongReference(true)
                .register(registry));
    }

    private double age() {
        Instant complete = board.health().feed().completeAsOf();
        return complete == null ? Double.NaN : Duration.between(complete, clock.instant()).toMillis() / 1000.0;
    }

    private double figure(String id) {
        KpiValue value = figures().get(id);
        boolean shown = value != null && value.value() != null && value.state() == KpiState.VALUE;
        return shown ? value.value().doubleValue() : Double.NaN;
    }

    /** All gauges of one scrape are of one computation. */
    private Map<String, KpiValue> figures() {
        Instant now = clock.instant();
        Known last = known;
        if (last.at().isBefore(now.minus(FIGURES_HOLD)) || last.at().isAfter(now)) {
            last = new Known(
                    now,
                    board.kpis(board.query(Question.CITY_TODAY)).stream()
                            .collect(Collectors.toMap(KpiValue::id, Function.identity())));
            known = last;
        }
        return last.kpis();
    }

    @Override
    public void close() {
        board.figures().delays().tell(null);
        meters.forEach(registry::remove);
        index.close();
    }
}
