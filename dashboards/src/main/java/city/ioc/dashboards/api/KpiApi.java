package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Compared;
import city.ioc.dashboards.board.Comparisons;
import city.ioc.dashboards.board.League;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.board.Series;
import city.ioc.dashboards.board.Versions;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.Direction;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import city.ioc.kpi.PeriodTest;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** KPIs: of one unit and period, ranked, and through time. */
final class KpiApi {
    private static final int MONEY_SCALE = 4;

    private final Board board;
    private final Json json;

    private record KpiAnswer(@JsonUnwrapped KpiValue kpi, List<Compared> comparisons) {
        static KpiAnswer of(Comparisons.Row row) {
            return new KpiAnswer(row.kpi(), row.comparisons());
        }
    }

    /**
     * @param version of the last point
     * @param step as asked for
     * @param breaks where another version became valid; empty when one version was asked for
     * @param reorganised days on which the units behind the points changed
     */
    private record SeriesAnswer(
            String kpi,
            int version,
            String unit,
            Series.Step step,
            List<Series.Break> breaks,
            List<LocalDate> reorganised,
            List<KpiValue> points) {}

    private record LeagueAnswer(
            String kpi,
            int version,
            Unit.Kind level,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            List<LocalDate> reorganised,
            List<League.Row> rows) {}

    private record Definition(
            String id,
            int version,
            LocalizedText name,
            KpiUnit kind,
            Direction better,
            BigDecimal target,
            List<BandAnswer> bands,
            String numerator,
            String denominator,
            Set<PeriodTest> periodTest,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {
        static Definition of(KpiDefinition kpi, KpiCatalogue catalogue) {
            return new Definition(
                    kpi.id(),
                    kpi.version(),
                    kpi.name(),
                    kpi.unit(),
                    kpi.better(),
                    shown(kpi, kpi.target()),
                    kpi.bands().stream()
                            .map(band -> new BandAnswer(band.id(), band.name(), shown(kpi, band.limit())))
                            .toList(),
                    kpi.numerator().text(),
                    kpi.denominator() == null ? null : kpi.denominator().text(),
                    catalogue.periodTests(kpi),
                    kpi.validFrom(),
                    kpi.validTo(),
                    kpi.source());
        }

        private static BigDecimal shown(KpiDefinition kpi, BigDecimal value) {
            return value != null && kpi.unit() == KpiUnit.MONEY ? value.movePointLeft(MONEY_SCALE) : value;
        }
    }

    /** @param limit null for the last band */
    private record BandAnswer(String id, LocalizedText name, BigDecimal limit) {}

    KpiApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void kpis(Context ctx) {
        Parameters parameters = new Parameters(
                ctx,
                "kpi",
                "version",
                "unit",
                "horizon",
                "from",
                "to",
                "as-of",
                "compare",
                "procedure",
                "channel",
                "units");
        Question question = parameters.question();
        List<KpiDefinition> definitions = new Versions(board)
                .chosen(
                        parameters.text("kpi").orElse(null),
                        parameters.text("version").orElse(null),
                        board.query(question).period());
        json.answer(
                ctx,
                new Comparisons(board)
                        .rows(definitions, question, parameters.comparisons()).stream()
                                .map(KpiAnswer::of)
                                .toList());
    }

    void definitions(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, definitions());
    }

    List<?> definitions() {
        KpiCatalogue catalogue = board.profile().kpis();
        return catalogue.all().stream().map(each -> Definition.of(each, catalogue)).toList();
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
                        board.reorganised(query),
                        new League(board).rows(kpi, level, query, parameters.units())));
    }

    void series(Context ctx) {
        Parameters parameters =
                new Parameters(
                        ctx, "kpi", "version", "unit", "from", "to", "step", "as-of", "procedure", "channel", "units");
        String kpi = parameters.required("kpi");
        String version = parameters.text("version").orElse(null);
        Series.Step step = parameters.oneOf("step", Series.Step.class).orElse(Series.Step.DAY);
        KpiQuery query = board.query(parameters.question());
        Series series = new Series(board);
        List<KpiValue> points = series.points(kpi, version, step, query);
        json.answer(
                ctx,
                new SeriesAnswer(
                        kpi,
                        points.getLast().version(),
                        query.unit(),
                        step,
                        version == null ? series.breaks(points) : List.of(),
                        board.reorganised(query),
                        points));
    }
}
