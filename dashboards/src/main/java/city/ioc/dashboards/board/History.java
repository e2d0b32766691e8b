package city.ioc.dashboards.board;

import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.alerts.PastAlerts;
import city.ioc.dashboards.history.Transitions;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.KpiDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What stood and what happened at earlier moments. */
public final class History {
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Board board;

    public History(Board board) {
        this.board = board;
    }

    /**
     * KPIs by the definitions of the last day of the question; those that had none then are left out.
     *
     * @throws Refusal when one of them never had any
     */
    public List<KpiValue> kpis(List<String> ids, KpiQuery query) {
        LocalDate day = query.period().to();
        return board.kpis(ids.stream().map(id -> definition(id, day)).flatMap(Optional::stream).toList(), query, day);
    }

    /**
     * The definition of a KPI on a day; empty when it had none then.
     *
     * @throws Refusal when it never had any
     */
    public Optional<KpiDefinition> definition(String id, LocalDate day) {
        if (board.profile().kpis().versions(id).isEmpty()) {
            throw Board.unknownKpi(id);
        }
        return board.profile().kpis().at(id, day);
    }

    /**
     * Since when things are told that happened up to a moment: an exact moment, at least one earlier.
     *
     * @param since as asked for
     * @param asOf epoch milliseconds
     */
    public long after(Instant since, long asOf) {
        return Math.min(board.moment(since), board.moment(Instant.ofEpochMilli(asOf - 1)));
    }

    /**
     * The alerts as they were.
     *
     * @param at epoch milliseconds
     * @param clearedToo whether those are wanted that had been cleared by then
     */
    public AlertTable alerts(long at, boolean clearedToo) {
        PastAlerts past = new PastAlerts(
                board.profile().rules().alerts(), board.calendars().city().complete(), at);
        return board.figures().alerts().asOf(past, clearedToo);
    }

    /**
     * What happened in a unit after one instant and up to another.
     *
     * @param after epoch milliseconds, as {@code to}
     * @param most how many are told
     * @throws Refusal when it does not end after it begins, or is longer than 31 days
     */
    public Transitions transitions(UnitScope scope, long after, long to, int most) {
        if (to <= after || to - after > LONGEST.toMillis()) {
            throw Refusal.of("transitions are told of more than nothing and at most %d days, not from %s to %s"
                    .formatted(LONGEST.toDays(), local(after), local(to)));
        }
        Transitions transitions = new Transitions(after, to, most);
        board.figures().cases().transitions(scope, transitions);
        board.figures().alerts().transitions(scope, this::day, transitions);
        board.figures().outages().transitions((unit, at) -> strikes(unit, scope, day(at)), transitions);
        return transitions;
    }

    /** Whether an outage of a unit concerns another on a day: it is its own, one below it, or one above it. */
    private boolean strikes(String unit, UnitScope scope, int day) {
        if (scope.stands(unit, day)) {
            return true;
        }
        UnitScope struck = board.knows(unit) ? board.scope(unit) : UnitScope.single(unit);
        return struck.isCity()
                || struck.codes().stream().anyMatch(code -> struck.stands(code, day) && scope.stands(code, day));
    }

    private int day(long at) {
        return Math.toIntExact(Instant.ofEpochMilli(at).atZone(board.zone()).toLocalDate().toEpochDay());
    }

    private Object local(long at) {
        return Instant.ofEpochMilli(at).atZone(board.zone()).toOffsetDateTime();
    }
}
