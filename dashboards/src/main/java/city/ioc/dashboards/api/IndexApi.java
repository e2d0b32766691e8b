package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.IndexBoard;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.index.IndexView;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.index.Counted;
import city.ioc.index.Criterion;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import city.ioc.index.IndexGroup;
import city.ioc.index.IndexVersion;
import city.ioc.index.NoData;
import city.ioc.index.Rounding;
import city.ioc.index.Variant;
import city.ioc.kpi.Formula;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The index of quality: of one unit, units ranked by it, and how it is defined. */
final class IndexApi {
    private final Board board;
    private final IndexBoard index;
    private final Json json;

    /** @param data {@code fresh} or {@code stale} */
    private record Head(
            String id, String version, String unit, LocalDate from, LocalDate to, Instant asOf, String data) {}

    private record Answer(@JsonUnwrapped Head head, @JsonUnwrapped IndexView index) {}

    private record LeagueAnswer(@JsonUnwrapped Head head, Unit.Kind level, List<IndexBoard.Row> rows) {}

    private record Version(String id, LocalDate validFrom, LocalDate validTo, String source) {}

    private record VariantAnswer(
            String id, boolean official, boolean chosen, String numerator, String denominator, String times, String less) {
        static VariantAnswer of(Variant variant, Criterion criterion) {
            return new VariantAnswer(
                    variant.id(),
                    variant.official(),
                    variant.id().equals(criterion.chosen()),
                    text(variant.numerator()),
                    text(variant.denominator()),
                    text(variant.times()),
                    text(variant.less()));
        }

        private static String text(Formula formula) {
            return formula == null ? null : formula.text();
        }
    }

    /** @param versions ids of those that have it */
    private record CriterionAnswer(
            String id,
            LocalizedText name,
            List<String> versions,
            BigDecimal points,
            BigDecimal target,
            Counted counts,
            List<VariantAnswer> variants,
            String source) {
        static CriterionAnswer of(Criterion criterion, IndexDefinition index) {
            return new CriterionAnswer(
                    criterion.id(),
                    criterion.name(),
                    index.versions().stream().map(IndexVersion::id).filter(criterion::isIn).toList(),
                    criterion.points(),
                    criterion.target(),
                    criterion.counts(),
                    criterion.variants().stream().map(each -> VariantAnswer.of(each, criterion)).toList(),
                    criterion.source());
        }
    }

    private record GroupAnswer(String id, LocalizedText name, BigDecimal points, List<CriterionAnswer> criteria) {
        static GroupAnswer of(IndexGroup group, IndexDefinition index) {
            return new GroupAnswer(
                    group.id(),
                    group.name(),
                    group.points(),
                    group.criteria().stream().map(each -> CriterionAnswer.of(each, index)).toList());
        }
    }

    private record DefinitionAnswer(
            String id,
            LocalizedText name,
            NoData noData,
            Rounding decimals,
            List<Version> versions,
            List<IndexBand> bands,
            List<GroupAnswer> groups) {
        static DefinitionAnswer of(IndexDefinition index) {
            return new DefinitionAnswer(
                    index.id(),
                    index.name(),
                    index.noData(),
                    index.rounding(),
                    index.versions().stream()
                            .map(each -> new Version(
                                    each.id(), each.validity().from(), each.validity().to(), each.source()))
                            .toList(),
                    index.bands(),
                    index.groups().stream().map(each -> GroupAnswer.of(each, index)).toList());
        }
    }

    IndexApi(Board board, Json json) {
        this.board = board;
        this.index = new IndexBoard(board);
        this.json = json;
    }

    void one(Context ctx) {
        Parameters parameters = new Parameters(ctx, "unit", "from", "to", "as-of", "version");
        KpiQuery query = query(parameters);
        IndexVersion version = version(parameters, query);
        json.answer(ctx, new Answer(head(version, query), IndexView.of(index.score(version, query))));
    }

    void league(Context ctx) {
        Parameters parameters = new Parameters(ctx, "level", "unit", "from", "to", "as-of", "version");
        Unit.Kind level = parameters.oneOf("level", Unit.Kind.class).orElse(null);
        KpiQuery query = query(parameters);
        IndexVersion version = version(parameters, query);
        json.answer(ctx, new LeagueAnswer(head(version, query), level, index.league(version, level, query)));
    }

    void definition(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, DefinitionAnswer.of(index.definition()));
    }

    private IndexVersion version(Parameters parameters, KpiQuery query) {
        return index.version(parameters.text("version").orElse(null), query.period().to());
    }

    /** Without days it is about the running month. */
    private KpiQuery query(Parameters parameters) {
        Question asked = parameters.question();
        boolean open = asked.from() == null && asked.to() == null;
        Question meant = open ? index.runningMonth(asked.unit(), asked.asOf()) : asked;
        KpiQuery query = board.query(meant);
        NotYet.unlessRead(board, "figures");
        return query;
    }

    private Head head(IndexVersion version, KpiQuery query) {
        DataState data = board.health().dataState();
        return new Head(
                index.definition().id(),
                version.id(),
                query.unit(),
                query.period().from(),
                query.period().to(),
                Instant.ofEpochMilli(query.period().asOf()),
                data.name().toLowerCase(Locale.ROOT));
    }
}
