package city.ioc.dashboards.api;

import city.ioc.dashboards.alerts.AlertCounts;
import city.ioc.dashboards.alerts.AlertPage;
import city.ioc.dashboards.alerts.AlertQuery;
import city.ioc.dashboards.alerts.AlertView;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.History;
import city.ioc.dashboards.board.League;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.history.Transition;
import city.ioc.dashboards.history.Transitions;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.profile.Unit;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The board as of an instant, and what happened between two: what the time machine asks. */
final class HistoryApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;
    private static final int ALERTS = 10;
    private static final int TRANSITIONS = 30;

    private final Board board;
    private final History history;
    private final Json json;

    /** @param total of all of them, also those that are not listed */
    private record TransitionsAnswer(
            String unit, Instant after, Instant to, int total, Map<Transition.Kind, Integer> counts, List<Told> transitions) {}

    private record Told(
            Transition.Kind kind,
            Instant at,
            String subject,
            String rule,
            String unit,
            String procedure,
            String detail,
            Boolean onTime) {
        static Told of(Transition each) {
            return new Told(
                    each.kind(),
                    Instant.ofEpochMilli(each.at()),
                    each.subject(),
                    each.rule(),
                    each.unit(),
                    each.procedure(),
                    each.detail(),
                    each.onTime());
        }
    }

    private record LeagueAnswer(
            String kpi, int version, Unit.Kind level, List<LocalDate> reorganised, List<League.Row> rows) {}

    private record AlertsAnswer(AlertCounts counts, List<AlertView> alerts) {}

    /**
     * @param workingTime whether the offices of the city are open at the moment
     * @param league null when no KPI is asked for, or it had no definition then
     * @param transitions null when it is not said since when
     */
    private record BoardAnswer(
            String unit,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            DataState data,
            boolean workingTime,
            List<KpiValue> kpis,
            LeagueAnswer league,
            AlertsAnswer alerts,
            TransitionsAnswer transitions) {}

    HistoryApi(Board board, Json json) {
        this.board = board;
        this.history = new History(board);
        this.json = json;
    }

    void transitions(Context ctx) {
        Parameters parameters = new Parameters(ctx, "unit", "from", "to", "limit");
        parameters.required("from");
        parameters.required("to");
        String unit = parameters.text("unit").orElse(null);
        UnitScope scope = board.scope(unit);
        long after = parameters.instant("from").toEpochMilli();
        long to = parameters.instant("to").toEpochMilli();
        int limit = parameters.number("limit", 0, MAX_LIMIT, USUAL_LIMIT);
        NotYet.unlessRead(board, "dossiers and alerts");
        json.answer(ctx, answer(unit, scope, after, to, limit));
    }

    private TransitionsAnswer answer(String unit, UnitScope scope, long after, long to, int limit) {
        Transitions told = history.transitions(scope, after, to, limit);
        return new TransitionsAnswer(
                unit,
                Instant.ofEpochMilli(after),
                Instant.ofEpochMilli(to),
                told.total(),
                told.counts(),
                told.inOrder().stream().map(Told::of).toList());
    }

    void board(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "unit", "horizon", "from", "to", "as-of", "kpis", "kpi", "level", "since");
        KpiQuery query = board.query(parameters.question());
        if (query.period().isWindow()) {
            throw Refusal.of("the board is of days; 'horizon' must not be one of minutes");
        }
        Instant since = parameters.instant("since");
        Unit.Kind level = parameters.oneOf("level", Unit.Kind.class).orElse(null);
        String kpi = parameters.text("kpi").orElse(null);
        List<String> kpis = parameters.texts("kpis");
        long asOf = query.period().asOf();
        NotYet.unlessRead(board, "dossiers and alerts");
        json.answer(
                ctx,
                new BoardAnswer(
                        query.unit(),
                        query.period().from(),
                        query.period().to(),
                        Instant.ofEpochMilli(asOf),
                        board.health().dataState(),
                        board.calendars().city().complete().isWorkingTime(asOf),
                        kpis == null ? board.kpis(query) : history.kpis(kpis, query),
                        kpi == null ? null : league(kpi, level, query, parameters),
                        alerts(query),
                        since == null
                                ? null
                                : answer(query.unit(), query.scope(), history.after(since, asOf), asOf, TRANSITIONS)));
    }

    private LeagueAnswer league(String kpi, Unit.Kind level, KpiQuery query, Parameters parameters) {
        return history.definition(kpi, query.period().to())
                .map(definition -> new LeagueAnswer(
                        kpi,
                        definition.version(),
                        level,
                        board.reorganised(query),
                        new League(board).rows(kpi, level, query, parameters.units())))
                .orElse(null);
    }

    private AlertsAnswer alerts(KpiQuery query) {
        long asOf = query.period().asOf();
        AlertQuery current = new AlertQuery(
                query.scope(),
                Math.toIntExact(Instant.ofEpochMilli(asOf).atZone(board.zone()).toLocalDate().toEpochDay()),
                AlertQuery.States.CURRENT,
                null,
                null,
                null,
                AlertQuery.Historic.ANY,
                AlertQuery.Sort.SEVERITY,
                null,
                ALERTS);
        AlertPage page = history.alerts(asOf, false).page(current);
        return new AlertsAnswer(page.counts(), page.alerts());
    }
}
