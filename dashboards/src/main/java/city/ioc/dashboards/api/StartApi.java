package city.ioc.dashboards.api;

import io.javalin.http.Context;
import java.util.List;

/** What the display needs to begin, in one answer: each part is the answer of a route of its own. */
final class StartApi {
    private final StatusApi status;
    private final KpiApi kpis;
    private final AlertApi alerts;
    private final ProcedureApi procedures;
    private final Json json;

    private record Answer(Record status, List<?> units, List<?> definitions, List<?> rules, List<?> procedures) {}

    StartApi(StatusApi status, KpiApi kpis, AlertApi alerts, ProcedureApi procedures, Json json) {
        this.status = status;
        this.kpis = kpis;
        this.alerts = alerts;
        this.procedures = procedures;
        this.json = json;
    }

    void start(Context ctx) {
        new Parameters(ctx);
        json.answer(
                ctx, new Answer(status.status(), status.units(), kpis.definitions(), alerts.rules(), procedures.list()));
    }
}
