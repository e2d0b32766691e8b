package city.ioc.dashboards.kpi;

import city.ioc.dashboards.figures.Figures;
import city.ioc.kpi.Band;
import city.ioc.kpi.GivenFigures;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Procedures;
import city.ioc.profile.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Computes KPIs from what is in memory. Immutable apart from that; safe for use by several threads. */
public final class KpiEvaluator {
    private static final MathContext DIGITS = new MathContext(20);
    private static final int MONEY_SCALE = 4;

    private final KpiCatalogue catalogue;
    private final OutsideFigures outside;
    private final Procedures procedures;
    private final Figures figures;

    /** Of a city that gives no figures and lists no procedures. */
    public KpiEvaluator(KpiCatalogue catalogue, Figures figures) {
        this(catalogue, new OutsideFigures(GivenFigures.NONE, Units.openToAll()), new Procedures(List.of()), figures);
    }

    public KpiEvaluator(CityProfile profile, Figures figures) {
        this(profile.kpis(), new OutsideFigures(profile.given(), profile.units()), profile.procedures(), figures);
    }

    private KpiEvaluator(KpiCatalogue catalogue, OutsideFigures outside, Procedures procedures, Figures figures) {
        this.catalogue = catalogue;
        this.outside = outside;
        this.procedures = procedures;
        this.figures = figures;
    }

    /** What formulas come to, all of it from one state of the data. */
    public <T> T reading(KpiQuery query, Function<FormulaValues, T> question) {
        return figures.reading(() -> question.apply(evaluation(query)));
    }

    private Evaluation evaluation(KpiQuery query) {
        return new Evaluation(catalogue, outside, procedures, figures, query);
    }

    /** All KPIs that are valid on the last day of the question, in the order of the profile, from one state of the data. */
    public List<KpiValue> all(KpiQuery query, DataState data) {
        return values(catalogue.on(query.period().to()), query, query.period().to(), data);
    }

    /** One KPI; empty when none of this id is valid on the last day of the question. */
    public Optional<KpiValue> one(String id, KpiQuery query, DataState data) {
        return catalogue.at(id, query.period().to())
                .map(definition -> values(List.of(definition), query, query.period().to(), data).getFirst());
    }

    /**
     * KPIs by definitions that may not be those of the question's days, in their order, from one state of the data.
     *
     * @param day for KPIs that a definition refers to: they are taken as on this day, or on the nearest one on which the
     *     definition itself was valid
     */
    public List<KpiValue> values(List<KpiDefinition> definitions, KpiQuery query, LocalDate day, DataState data) {
        return figures.reading(() -> {
            Evaluation evaluation = evaluation(query);
            return definitions.stream()
                    .map(definition -> value(definition, evaluation.on(definition.validity().nearest(day)), query, data))
                    .toList();
        });
    }

    private static KpiValue value(KpiDefinition definition, Evaluation evaluation, KpiQuery query, DataState data) {
        if (!evaluation.applies(definition)) {
            return answer(definition, query, null, null, null, KpiState.NOT_APPLICABLE);
        }
        if (data == DataState.ABSENT) {
            return answer(definition, query, null, null, null, KpiState.STALE);
        }
        BigDecimal numerator = evaluation.value(definition.numerator());
        BigDecimal denominator = definition.denominator() == null ? null : evaluation.value(definition.denominator());
        BigDecimal value = Evaluation.quotient(definition, numerator, denominator);
        KpiState known = value == null ? KpiState.NO_DATA : KpiState.VALUE;
        return answer(
                definition, query, numerator, denominator, value, data == DataState.STALE ? KpiState.STALE : known);
    }

    private static KpiValue answer(
            KpiDefinition definition,
            KpiQuery query,
            BigDecimal numerator,
            BigDecimal denominator,
            BigDecimal value,
            KpiState state) {
        return new KpiValue(
                definition.id(),
                definition.version(),
                query.unit(),
                query.period().from(),
                query.period().to(),
                query.period().isWindow() ? Instant.ofEpochMilli(query.period().after()) : null,
                Instant.ofEpochMilli(query.period().asOf()),
                shown(definition, numerator),
                rounded(denominator),
                shown(definition, value),
                shown(definition, definition.target()),
                value == null ? null : definition.band(value).map(Band::id).orElse(null),
                state);
    }

    /** Money is summed in units of 10^-4. */
    private static BigDecimal shown(KpiDefinition definition, BigDecimal value) {
        return rounded(
                value != null && definition.unit() == KpiUnit.MONEY ? value.movePointLeft(MONEY_SCALE) : value);
    }

    /** Enough digits for any double, in plain notation. */
    private static BigDecimal rounded(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.round(DIGITS).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
