package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.OutageReport;
import city.ioc.dashboards.board.OutageReport.Late;
import city.ioc.dashboards.board.OutageReport.Struck;
import city.ioc.dashboards.board.Outages;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.service.Outage;
import city.ioc.events.ServiceEvent.Component;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Outages, and the late dossiers that were open meanwhile. */
final class OutageApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_DOSSIERS = 100;
    private static final int USUAL_DOSSIERS = 10;
    private static final int MILLIS_SCALE = 3;

    private final Board board;
    private final Json json;

    /** @param next for the parameter {@code cursor}; null on the last page */
    private record Answer(
            String unit,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            @JsonUnwrapped LateAnswer late,
            List<UnitAnswer> units,
            int total,
            List<OutageAnswer> outages,
            String next) {}

    private record LateAnswer(int lateDossiers, int overlapping, BigDecimal share) {
        static LateAnswer of(Late late) {
            return new LateAnswer(late.dossiers(), late.overlapping(), late.share());
        }
    }

    private record UnitAnswer(String unit, @JsonUnwrapped LateAnswer late) {}

    private record OutageAnswer(
            String id,
            String unit,
            Component component,
            Instant startedAt,
            Instant endedAt,
            BigDecimal seconds,
            BigDecimal workingSeconds,
            int lateDossiers,
            List<DossierAnswer> dossiers) {
        static OutageAnswer of(Struck struck) {
            Outage outage = struck.outage();
            return new OutageAnswer(
                    outage.id(),
                    outage.unit(),
                    outage.component(),
                    Instant.ofEpochMilli(outage.from()),
                    outage.lasting() ? null : Instant.ofEpochMilli(outage.to()),
                    inSeconds(outage.to() - outage.from()),
                    inSeconds(struck.workingMillis()),
                    struck.lateDossiers(),
                    struck.longest().stream()
                            .map(each -> new DossierAnswer(each.id(), each.unit(), inSeconds(each.workingMillis())))
                            .toList());
        }
    }

    private record DossierAnswer(String id, String unit, BigDecimal workingSeconds) {}

    OutageApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    private static BigDecimal inSeconds(long millis) {
        return BigDecimal.valueOf(millis, MILLIS_SCALE);
    }

    void list(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "unit", "from", "to", "as-of", "dossiers", "limit", "cursor");
        int dossiers = parameters.number("dossiers", 0, MAX_DOSSIERS, USUAL_DOSSIERS);
        int limit = parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT);
        CursorText cursor = parameters.text("cursor").map(text -> CursorText.parse(text, 1)).orElse(null);
        KpiQuery query = board.query(parameters.question());
        NotYet.unlessRead(board, "outages and dossiers");
        OutageReport report = new Outages(board).report(query.scope(), query.period(), dossiers);
        List<Struck> rest = report.outages().stream()
                .filter(struck -> cursor == null || comesAfter(struck.outage(), cursor))
                .toList();
        List<Struck> page = rest.stream().limit(limit).toList();
        json.answer(
                ctx,
                new Answer(
                        query.unit(),
                        query.period().from(),
                        query.period().to(),
                        Instant.ofEpochMilli(query.period().asOf()),
                        LateAnswer.of(report.all()),
                        report.units().stream()
                                .map(each -> new UnitAnswer(each.unit(), LateAnswer.of(each.late())))
                                .toList(),
                        report.outages().size(),
                        page.stream().map(OutageAnswer::of).toList(),
                        rest.size() > page.size() ? text(page.getLast().outage()) : null));
    }

    private static boolean comesAfter(Outage outage, CursorText cursor) {
        long from = cursor.ranks().getFirst();
        return outage.from() < from || outage.from() == from && outage.id().compareTo(cursor.id()) > 0;
    }

    private static String text(Outage outage) {
        return new CursorText(List.of(outage.from()), outage.id()).text();
    }
}
