package city.ioc.dashboards.index;

import city.ioc.dashboards.kpi.FormulaValues;
import city.ioc.index.Criterion;
import city.ioc.index.NoData;
import city.ioc.index.Rounding;
import java.math.BigDecimal;
import java.util.List;

/**
 * A criterion for one unit.
 *
 * @param variants all readings of it, in the order of the definition
 */
record CriterionScore(Criterion criterion, List<VariantScore> variants) {

    static CriterionScore of(Criterion criterion, Rounding rounding, FormulaValues values) {
        return new CriterionScore(
                criterion,
                criterion.variants().stream()
                        .map(variant -> VariantScore.of(variant, criterion, rounding, values))
                        .toList());
    }

    /** The one that gives the points. */
    VariantScore chosen() {
        return variants.stream()
                .filter(each -> each.variant().id().equals(criterion.chosen()))
                .findFirst()
                .orElseThrow();
    }

    /** The points it gives. */
    Tally tally() {
        Score score = chosen().score();
        return score.hasData()
                ? new Tally(score.points(), score.exactPoints(), criterion.points())
                : Tally.NOTHING;
    }

    /** The points it costs. */
    BigDecimal lost(NoData noData) {
        Score score = chosen().score();
        if (score.hasData()) {
            return criterion.points().subtract(score.points());
        }
        return noData == NoData.LOST ? criterion.points() : BigDecimal.ZERO;
    }
}
