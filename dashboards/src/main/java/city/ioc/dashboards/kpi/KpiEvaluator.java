package city.ioc.dashboards.kpi;

import city.ioc.dashboards.figures.Figures;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Computes KPIs from what is in memory. Immutable apart from that; safe for use by several threads. */
public final class KpiEvaluator {
    private static final MathContext DIGITS = new MathContext(20);
    private static final int MONEY_SCALE = 4;

    private final KpiCatalogue catalogue;
    private final Figures figures;

    public KpiEvaluator(KpiCatalogue catalogue, Figures figures) {
        this.catalogue = catalogue;
        this.figures = figures;
    }

    /** All KPIs that are valid on the last day of the question, in the order of the profile, from one state of the data. */
    public List<KpiValue> all(KpiQuery query, DataState data) {
        return figures.reading(() -> {
            Evaluation evaluation = new Evaluation(catalogue, figures, query);
            return catalogue.on(query.period().to()).stream()
                    .map(definition -> value(definition, evaluation, query, data))
                    .toList();
        });
    }

    /** One KPI; empty when none of this id is valid on the last day of the question. */
    public Optional<KpiValue> one(String id, KpiQuery query, DataState data) {
        return catalogue.at(id, query.period().to()).map(definition -> figures.reading(
                () -> value(definition, new Evaluation(catalogue, figures, query), query, data)));
    }

    private static KpiValue value(KpiDefinition definition, Evaluation evaluation, KpiQuery query, DataState data) {
        if (!evaluation.applies(definition)) {
            return answer(definition, query, null, null, null, KpiState.NOT_APPLICABLE);
        }
        if (query.notComparable().isPresent()) {
            return answer(definition, query, null, null, null, KpiState.NOT_COMPARABLE);
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
                Instant.ofEpochMilli(query.period().asOf()),
                shown(definition, numerator),
                rounded(denominator),
                shown(definition, value),
                shown(definition, definition.target()),
                state,
                state == KpiState.NOT_COMPARABLE ? query.notComparable().orElse(null) : null);
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
