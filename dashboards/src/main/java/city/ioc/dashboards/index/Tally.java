package city.ioc.dashboards.index;

import city.ioc.index.IndexDefinition;
import city.ioc.index.NoData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Points added up.
 *
 * @param points rounded, one criterion at a time
 * @param exactPoints what the unrounded ratios would be worth
 * @param obtainable the most points of the criteria that have data
 */
public record Tally(BigDecimal points, BigDecimal exactPoints, BigDecimal obtainable) {
    static final Tally NOTHING = new Tally(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Tally plus(Tally other) {
        return new Tally(
                points.add(other.points),
                exactPoints.add(other.exactPoints, MathContext.DECIMAL128),
                obtainable.add(other.obtainable));
    }

    Tally minus(Tally other) {
        return new Tally(
                points.subtract(other.points),
                exactPoints.subtract(other.exactPoints, MathContext.DECIMAL128),
                obtainable.subtract(other.obtainable));
    }

    /** What the points of all criteria mean as a total; null when none has data. */
    BigDecimal total(IndexDefinition index) {
        if (obtainable.signum() == 0) {
            return null;
        }
        return index.noData() == NoData.LOST
                ? points
                : points.multiply(index.points()).divide(obtainable, index.rounding().points(), RoundingMode.HALF_UP);
    }
}
