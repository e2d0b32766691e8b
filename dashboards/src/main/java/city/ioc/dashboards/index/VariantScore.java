package city.ioc.dashboards.index;

import city.ioc.dashboards.kpi.FormulaValues;
import city.ioc.dashboards.kpi.KnownFigure;
import city.ioc.index.Criterion;
import city.ioc.index.Rounding;
import city.ioc.index.Variant;
import java.util.List;

/**
 * One reading of a criterion for one unit.
 *
 * @param given the figures in it that no event tells
 * @param notGiven the ids of those that nobody gave
 */
record VariantScore(Variant variant, Parts parts, Score score, List<KnownFigure> given, List<String> notGiven) {

    static VariantScore of(Variant variant, Criterion criterion, Rounding rounding, FormulaValues values) {
        Parts parts = Parts.of(variant, values);
        return new VariantScore(
                variant,
                parts,
                Score.of(parts.ratio(), criterion, rounding),
                variant.given().stream().flatMap(id -> values.given(id).stream()).toList(),
                variant.given().stream().filter(id -> values.given(id).isEmpty()).toList());
    }
}
