package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Reconciliation;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.check.Broken;
import city.ioc.dashboards.check.CheckState;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.kpi.KpiQuery;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Whether cells and cases of one unit and period agree. */
final class ReconciliationApi {
    private final Board board;
    private final Reconciliation reconciliation;
    private final Clock clock;
    private final Json json;

    private record Answer(
            String unit,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            CheckState state,
            List<Reconciliation.Line> identities,
            List<Reconciliation.Differing> measures,
            List<Broken> broken) {}

    ReconciliationApi(Board board, SelfCheck selfCheck, Clock clock, Json json) {
        this.board = board;
        this.clock = clock;
        this.json = json;
        reconciliation = new Reconciliation(board, selfCheck);
    }

    void reconciliation(Context ctx) {
        KpiQuery query = board.query(new Parameters(ctx, "unit", "from", "to").question());
        Instant asOf = SelfCheck.settled(clock);
        LocalDate from = query.period().from();
        LocalDate to = query.period().to();
        Reconciliation.Answer answer =
                reconciliation.of(query.scope(), new Period(from, to, asOf.toEpochMilli()));
        json.answer(
                ctx,
                new Answer(
                        query.unit(),
                        from,
                        to,
                        asOf,
                        answer.state(),
                        answer.identities(),
                        answer.measures(),
                        answer.broken()));
    }
}
