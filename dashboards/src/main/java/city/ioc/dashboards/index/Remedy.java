package city.ioc.dashboards.index;

import city.ioc.index.Counted;
import city.ioc.index.Criterion;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A criterion that costs a unit points, and how much of it would bring the unit to the next band, all else equal.
 *
 * @param lost the points it costs
 * @param counts what {@code more} and {@code mended} count; null where nothing is counted
 * @param more so many good ones on top of those that count now would do; null when this criterion alone never does, nothing is
 *     counted, or there is no next band
 * @param mended so many of those that count now would have had to be good ones; null likewise
 */
public record Remedy(
        String criterion, LocalizedText name, BigDecimal lost, Counted counts, Long more, Long mended) {
    /** More than any city has. */
    private static final long MOST = 1_000_000_000;

    /** Those of a unit, the one that costs most first; empty without a total. */
    public static List<Remedy> of(IndexScore score) {
        if (score.total() == null) {
            return List.of();
        }
        return score.criteria()
                .filter(each -> each.lost(score.index().noData()).signum() > 0)
                .sorted(Comparator.comparing((CriterionScore each) -> each.lost(score.index().noData()))
                        .reversed())
                .map(each -> of(each, score))
                .toList();
    }

    private static Remedy of(CriterionScore lossy, IndexScore score) {
        Criterion criterion = lossy.criterion();
        Parts parts = lossy.chosen().parts();
        boolean counted = criterion.counts() != null && lossy.chosen().variant().denominator() != null && parts.isCounted();
        Goal goal = score.nextBand()
                .filter(band -> counted)
                .map(band -> new Goal(score.index(), criterion, score.tally().minus(lossy.tally()), band))
                .orElse(null);
        return new Remedy(
                criterion.id(),
                criterion.name(),
                lossy.lost(score.index().noData()),
                criterion.counts(),
                criterion.counts() == Counted.PROCEDURES ? null : least(goal, parts::more, MOST),
                least(goal, parts::mended, goal == null ? 0 : parts.notGood()));
    }

    /** A total to be reached by one criterion, while the others stay as they are. */
    private record Goal(IndexDefinition index, Criterion criterion, Tally others, IndexBand band) {
        boolean isReachedBy(Parts parts) {
            Score score = Score.of(parts.ratio(), criterion, index.rounding());
            if (!score.hasData()) {
                return false;
            }
            BigDecimal total = others.plus(new Tally(score.points(), score.exactPoints(), criterion.points())).total(index);
            return total.compareTo(band.from()) >= 0;
        }
    }

    /** The least count from 1 to {@code most} that reaches the goal; more never gives fewer points. */
    private static Long least(Goal goal, Function<Long, Parts> change, long most) {
        if (goal == null || most < 1 || !goal.isReachedBy(change.apply(most))) {
            return null;
        }
        long tooFew = 0;
        long enough = most;
        while (enough - tooFew > 1) {
            long middle = (tooFew + enough) >>> 1;
            if (goal.isReachedBy(change.apply(middle))) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }
}
