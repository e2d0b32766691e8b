package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.kpi.Measure;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Procedure;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The procedures of the city, and what comes to each of them. */
final class ProcedureApi {
    private final Board board;
    private final Json json;

    private record Listed(String code, LocalizedText name, String field, boolean fee) {
        static Listed of(Procedure procedure) {
            return new Listed(procedure.code(), procedure.name(), procedure.field(), procedure.fee());
        }
    }

    private record Row(
            String procedure,
            LocalizedText name,
            String field,
            long received,
            long resolved,
            long resolvedWithDue,
            long resolvedOnTime,
            long open,
            long overdue) {
        static Row of(String code, Optional<Procedure> known, long[] sums) {
            return new Row(
                    code,
                    known.map(Procedure::name).orElse(null),
                    known.map(Procedure::field).orElse(null),
                    sums[Measure.RECEIVED.ordinal()],
                    sums[Measure.RESOLVED.ordinal()],
                    sums[Measure.RESOLVED_WITH_DUE.ordinal()],
                    sums[Measure.RESOLVED_ON_TIME.ordinal()],
                    sums[Measure.OPEN.ordinal()],
                    sums[Measure.OVERDUE.ordinal()]);
        }

        boolean isEmpty() {
            return received == 0 && resolved == 0 && open == 0;
        }
    }

    /** @param rows the most overdue first, then the most open, then the most received */
    private record Answer(LocalDate from, LocalDate to, Instant asOf, List<Row> rows) {}

    private static final Comparator<Row> MOST_FIRST = Comparator.comparingLong(Row::overdue)
            .thenComparingLong(Row::open)
            .thenComparingLong(Row::received)
            .reversed()
            .thenComparing(Row::procedure);

    ProcedureApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void list(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, list());
    }

    List<?> list() {
        return board.profile().procedures().all().stream().map(Listed::of).toList();
    }

    void figures(Context ctx) {
        KpiQuery query = board.query(new Parameters(ctx, "unit", "from", "to", "as-of", "channel").question());
        NotYet.unlessRead(board, "dossiers");
        Map<String, long[]> sums = board.sumsByProcedure(query);
        List<Row> rows = sums.entrySet().stream()
                .map(each -> Row.of(each.getKey(), board.profile().procedures().find(each.getKey()), each.getValue()))
                .filter(row -> !row.isEmpty())
                .sorted(MOST_FIRST)
                .toList();
        json.answer(
                ctx,
                new Answer(
                        query.period().from(), query.period().to(), Instant.ofEpochMilli(query.period().asOf()), rows));
    }
}
