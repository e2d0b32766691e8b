package city.ioc.dashboards.metrics;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.IndexBoard;
import city.ioc.dashboards.index.IndexView;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.index.IndexGroup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gauges of the index of the whole city in the running month; none when the city has no index. Closing removes them. */
final class IndexMeters implements AutoCloseable {
    /** Some criteria look at every dossier, so it is computed this often at most. */
    private static final Duration HOLD = Duration.ofSeconds(60);

    /** @param view null when the data are not fresh, or no version of the index is valid */
    private record Known(Instant at, IndexView view) {}

    private final MeterRegistry registry;
    private final Board board;
    private final IndexBoard index;
    private final Clock clock;
    private final List<Meter> meters = new ArrayList<>();
    private volatile Known known = new Known(Instant.MIN, null);

    IndexMeters(MeterRegistry registry, Board board, Clock clock) {
        this.registry = registry;
        this.board = board;
        this.index = new IndexBoard(board);
        this.clock = clock;
        board.profile().index().ifPresent(definition -> {
            gauge("ioc.index.value", "index of the whole city in the running month; NaN when it is not known", null, IndexView::total);
            definition.groups().forEach(group -> gauge(
                    "ioc.index.points", "points of a group of the index; NaN when they are not known", group, points(group)));
        });
    }

    private static Function<IndexView, BigDecimal> points(IndexGroup group) {
        return view -> view.groups().stream()
                .filter(each -> each.id().equals(group.id()))
                .findFirst()
                .map(IndexView.Group::points)
                .orElse(null);
    }

    private void gauge(String name, String description, IndexGroup group, Function<IndexView, BigDecimal> value) {
        Gauge.Builder<?> gauge = Gauge.builder(name, () -> number(value)).description(description).strongReference(true);
        meters.add((group == null ? gauge : gauge.tag("group", group.id())).register(registry));
    }

    private double number(Function<IndexView, BigDecimal> value) {
        IndexView view = view();
        BigDecimal number = view == null ? null : value.apply(view);
        return number == null ? Double.NaN : number.doubleValue();
    }

    private IndexView view() {
        Instant now = clock.instant();
        Known last = known;
        if (last.at().isBefore(now.minus(HOLD)) || last.at().isAfter(now) || last.view() == null) {
            last = new Known(now, computed());
            known = last;
        }
        return last.view();
    }

    private IndexView computed() {
        KpiQuery query = board.query(index.runningMonth(null, null));
        boolean fresh = board.health().dataState() == DataState.FRESH;
        return !fresh || index.definition().on(query.period().to()).isEmpty()
                ? null
                : IndexView.of(index.score(index.version(null, query.period().to()), query));
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
