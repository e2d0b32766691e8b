package city.ioc.dashboards.index;

import city.ioc.dashboards.kpi.FormulaValues;
import city.ioc.index.Variant;
import city.ioc.kpi.Formula;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What the formulas of a variant came to: its ratio is numerator ÷ denominator × times − less. A part without data is null; one
 * that the variant does not have is 1, or 0 for {@code less}.
 */
record Parts(BigDecimal numerator, BigDecimal denominator, BigDecimal times, BigDecimal less) {

    static Parts of(Variant variant, FormulaValues values) {
        return new Parts(
                values.value(variant.numerator()),
                value(variant.denominator(), values, BigDecimal.ONE),
                value(variant.times(), values, BigDecimal.ONE),
                value(variant.less(), values, BigDecimal.ZERO));
    }

    private static BigDecimal value(Formula formula, FormulaValues values, BigDecimal absent) {
        return formula == null ? absent : values.value(formula);
    }

    /** To 34 digits; null when a part has no data or the denominator is zero. */
    BigDecimal ratio() {
        if (numerator == null || denominator == null || times == null || less == null || denominator.signum() == 0) {
            return null;
        }
        return numerator.multiply(times).divide(denominator, MathContext.DECIMAL128).subtract(less, MathContext.DECIMAL128);
    }

    /** With so many good ones more, all else equal. */
    Parts more(long count) {
        BigDecimal added = BigDecimal.valueOf(count);
        return new Parts(numerator.add(added), denominator.add(added), times, less);
    }

    /** With so many of those that count now turned into good ones, all else equal. */
    Parts mended(long count) {
        return new Parts(numerator.add(BigDecimal.valueOf(count)), denominator, times, less);
    }

    /** How many can be mended at most: those that count and are not good. */
    long notGood() {
        return Math.max(0, denominator.subtract(numerator).longValue());
    }

    boolean isCounted() {
        return numerator != null && denominator != null;
    }
}
