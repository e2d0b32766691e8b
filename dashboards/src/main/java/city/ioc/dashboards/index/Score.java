package city.ioc.dashboards.index;

import city.ioc.index.Criterion;
import city.ioc.index.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a ratio is worth.
 *
 * @param ratio unrounded; null when there is no data
 * @param rounded by which the points are given; null likewise
 * @param points rounded, from 0 to the most there are; null likewise
 * @param exactPoints what the unrounded ratio would be worth, unrounded; null likewise
 */
public record Score(BigDecimal ratio, BigDecimal rounded, BigDecimal points, BigDecimal exactPoints) {
    public static final Score NO_DATA = new Score(null, null, null, null);

    /**
     * Digits of a ratio that are certain. A quotient that was cut after 34 digits may lie a trifle below the tie that it is; a
     * ratio of counts that is no tie is farther from one than this.
     */
    private static final MathContext CERTAIN = new MathContext(28);

    static Score of(BigDecimal ratio, Criterion criterion, Rounding rounding) {
        if (ratio == null) {
            return NO_DATA;
        }
        BigDecimal rounded = ratio.round(CERTAIN).setScale(rounding.ratio(), RoundingMode.HALF_UP);
        BigDecimal worth = criterion.points().multiply(within(rounded, criterion.target()));
        BigDecimal exact = criterion.points().multiply(within(ratio, criterion.target()));
        return new Score(
                ratio,
                rounded,
                worth.divide(criterion.target(), rounding.points(), RoundingMode.HALF_UP),
                exact.divide(criterion.target(), MathContext.DECIMAL128));
    }

    private static BigDecimal within(BigDecimal ratio, BigDecimal target) {
        return ratio.max(BigDecimal.ZERO).min(target);
    }

    public boolean hasData() {
        return ratio != null;
    }
}
