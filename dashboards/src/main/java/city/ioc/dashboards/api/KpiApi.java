package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.League;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.board.Series;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.Direction;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** KPIs: of one unit and period, ranked, and through time. */
final class KpiApi {
    private static final int MONEY_SCALE = 4;

    private final Board board;
    private final Json json;

    /**
     * @param step as asked for
     * @param breaks days on which the units behind the points changed
     */
    private record SeriesAnswer(
            String kpi, int version, String unit, Series.Step step, List<LocalDate> breaks, List<KpiValue> points) {}

    private record LeagueAnswer(
            String kpi,
            int version,
            Unit.Kind level,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            List<LocalDate> breaks,
            List<League.Row> rows) {}

    private record Definition(
            String id,
            int version,
            LocalizedText name,
            KpiUnit kind,
            Direction better,
            BigDecimal target,
            String numerator,
            String denominator,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {
        static Definition of(KpiDefinition kpi) {
            BigDecimal target = kpi.target() != null && kpi.unit() == KpiUnit.MONEY
                    ? kpi.target().movePointLeft(MONEY_SCALE)
                    : kpi.target();
            return new Definition(
                    kpi.id(),
                    kpi.version(),
                    kpi.name(),
                    kpi.unit(),
                    kpi.better(),
                    target,
                    kpi.numerator().text(),
                    kpi.denominator() == null ? null : kpi.denominator().text(),
                    kpi.validFrom(),
                    kpi.validTo(),
                    kpi.source());
        }
    }

    KpiApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void kpis(Context ctx) {
        Question question = new Parameters(ctx, "unit", "from", "to", "as-of", "procedure", "channel", "units").question();
        json.answer(ctx, board.kpis(board.query(question)));
    }

    void definitions(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, board.profile().kpis().all().stream().map(Definition::of).toList());
    }

    void league(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "kpi", "level", "unit", "from", "to", "as-of", "procedure", "channel", "units");
        String kpi = parameters.required("kpi");
        Unit.Kind level = parameters.oneOf("level", Unit.Kind.class).orElse(null);
        KpiQuery query = board.query(parameters.question());
        int version = board.definition(kpi, query.period().to()).version();
        json.answer(
                ctx,
                new LeagueAnswer(
                        kpi,
                        version,
                        level,
                        query.period().from(),
                        query.period().to(),
                        Instant.ofEpochMilli(query.period().asOf()),
                        board.breaks(query),
                        new League(board).rows(kpi, level, query, parameters.units())));
    }

    void series(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "kpi", "unit", "from", "to", "step", "as-of", "procedure", "channel", "units");
        String kpi = parameters.required("kpi");
        Series.Step step = parameters.oneOf("step", Series.Step.class).orElse(Series.Step.DAY);
        KpiQuery query = board.query(parameters.question());
        int version = board.definition(kpi, query.period().to()).version();
        List<KpiValue> points = new Series(board).points(kpi, step, query);
        json.answer(ctx, new SeriesAnswer(kpi, version, query.unit(), step, board.breaks(query), points));
    }
}
