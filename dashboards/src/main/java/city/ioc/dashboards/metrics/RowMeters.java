package city.ioc.dashboards.metrics;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.generations.GenerationControl;
import city.ioc.dashboards.generations.Generations;
import city.ioc.dashboards.journal.RejectionPage.KindCount;
import city.ioc.dashboards.journal.RejectionQuery;
import city.ioc.dashboards.journal.RejectionState;
import city.ioc.dashboards.journal.RejectionTable;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.profile.Unit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Gauges with a row for each of what there is at the moment: generations, alerts by rule and state, rejections by reason, and the
 * main figures of each unit. They are as of the last {@link #look}. Closing removes them.
 */
public final class RowMeters implements AutoCloseable {
    /** Those that people compare units by; a profile may have some of them only. */
    private static final List<String> UNIT_KPIS = List.of(
            "dossiers.received",
            "dossiers.resolved",
            "dossiers.open",
            "dossiers.overdue",
            "dossiers.on-time",
            "dossiers.resolved-on-time",
            "dossiers.online-share",
            "payments.online-share");

    /** Where a profile has more, those that come first are shown. */
    private static final int MOST_UNITS = 500;

    private static final int MOST_REASONS = 20;
    private static final String OTHER = "other";

    private final Board board;
    private final RejectionTable rejections;
    private final GenerationControl generations;
    private final MultiGauge info;
    private final MultiGauge ready;
    private final MultiGauge folded;
    private final MultiGauge alerts;
    private final MultiGauge rejected;
    private final MultiGauge kpis;

    public RowMeters(MeterRegistry registry, Board board, RejectionTable rejections, GenerationControl generations) {
        this.board = board;
        this.rejections = rejections;
        this.generations = generations;
        info = gauge(registry, "ioc.generation.info", "1 for each generation that is kept, with its state");
        ready = gauge(registry, "ioc.generation.ready", "1 for a generation that may be shown");
        folded = gauge(registry, "ioc.generation.folded.ratio", "share of the events that a generation which is not shown has folded");
        alerts = gauge(registry, "ioc.alerts", "alerts that are not cleared, historic ones left out");
        rejected = gauge(registry, "ioc.rejected.reasons", "records that could not be used and nobody has decided about, by reason");
        kpis = gauge(registry, "ioc.unit.kpi.value", "KPI of a unit with all below it today; absent when there is no data");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Counts anew. Takes a moment, as it computes the figures of all units. */
    public void look() {
        List<Generations.One> all = generations.generations().generations();
        info.register(rows(all, each -> 1), true);
        ready.register(rows(all, each -> each.ready() ? 1 : 0), true);
        folded.register(
                rows(all.stream().filter(each -> each.progress() != null).toList(), each -> each.progress().share()), true);
        alerts.register(alerts(), true);
        rejected.register(rejected(), true);
        kpis.register(kpis(), true);
    }

    private static Iterable<Row<?>> rows(List<Generations.One> all, ToDoubleFunction<Generations.One> value) {
        List<Row<?>> rows = new ArrayList<>();
        all.forEach(each -> rows.add(
                Row.of(Tags.of("generation", each.id(), "state", each.state()), value.applyAsDouble(each))));
        return rows;
    }

    private Iterable<Row<?>> alerts() {
        List<Row<?>> rows = new ArrayList<>();
        board.figures().alerts().byRuleAndState().forEach((each, count) -> rows.add(Row.of(
                Tags.of("rule", each.rule(), "state", each.state().name().toLowerCase(Locale.ROOT)), count)));
        return rows;
    }

    private Iterable<Row<?>> rejected() {
        RejectionQuery open = new RejectionQuery(null, null, null, RejectionState.OPEN, null, null, null, 1);
        Map<String, Integer> counts = new TreeMap<>();
        int known = 0;
        for (KindCount each : rejections.page(open).byKind()) {
            String reason = known < MOST_REASONS ? reason(each.kind()) : OTHER;
            known += counts.containsKey(reason) ? 0 : 1;
            counts.merge(reason, each.count(), Integer::sum);
        }
        List<Row<?>> rows = new ArrayList<>();
        counts.forEach((reason, count) -> rows.add(Row.of(Tags.of("reason", reason), count)));
        return rows;
    }

    /** What no contract foresaw quotes nobody knows what, and numbers would make a reason of each record. */
    static String reason(String kind) {
        return kind.startsWith("could not be folded") ? "could not be folded" : kind.replaceAll("[0-9][0-9,]*", "…");
    }

    private Iterable<Row<?>> kpis() {
        LocalDate today = board.today();
        List<String> ids = UNIT_KPIS.stream().filter(id -> board.profile().kpis().at(id, today).isPresent()).toList();
        List<Row<?>> rows = new ArrayList<>();
        board.profile().units().all().stream()
                .filter(unit -> unit.kind() != Unit.Kind.CITY && unit.validity().contains(today))
                .limit(MOST_UNITS)
                .forEach(unit -> kpis(unit, ids, rows));
        return rows;
    }

    private void kpis(Unit unit, List<String> ids, List<Row<?>> rows) {
        KpiQuery query = board.query(new Question(unit.code(), null, null, null, Map.of()));
        Tags tags = Tags.of("unit", unit.code(), "level", unit.kind().name().toLowerCase(Locale.ROOT));
        for (String id : ids) {
            KpiValue value = board.kpi(id, query);
            if (value.value() != null && value.state() == KpiState.VALUE) {
                rows.add(Row.of(tags.and("kpi", id), value.value().doubleValue()));
            }
        }
    }

    @Override
    public void close() {
        List.of(info, ready, folded, alerts, rejected, kpis).forEach(each -> each.register(List.of(), true));
    }
}
