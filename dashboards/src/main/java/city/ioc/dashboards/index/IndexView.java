package city.ioc.dashboards.index;

import city.ioc.dashboards.kpi.KnownFigure;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.index.Counted;
import city.ioc.index.Criterion;
import city.ioc.index.IndexBand;
import city.ioc.index.NoData;
import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.util.List;

/**
 * An index as answers show it. What is not known is null, never zero.
 *
 * @param total by which units are ranked; null when no criterion has data
 * @param points of all criteria
 * @param exactPoints what the unrounded ratios would be worth
 * @param max the most there are
 * @param obtainable the most of the criteria that have data
 * @param noData what becomes of the others
 * @param band null without a total
 * @param next the next better band; null in the best one and without a total
 * @param remedies what costs points, the most first
 */
public record IndexView(
        BigDecimal total,
        BigDecimal points,
        BigDecimal exactPoints,
        BigDecimal max,
        BigDecimal obtainable,
        NoData noData,
        IndexBand band,
        IndexBand next,
        List<Group> groups,
        List<Remedy> remedies) {

    /** @param points null when no criterion of the group has data; so is {@code exactPoints} */
    public record Group(
            String id,
            LocalizedText name,
            BigDecimal points,
            BigDecimal exactPoints,
            BigDecimal max,
            BigDecimal obtainable,
            List<CriterionView> criteria) {
        private static Group of(GroupScore score, NoData noData) {
            Tally tally = score.tally();
            boolean known = tally.obtainable().signum() > 0;
            return new Group(
                    score.group().id(),
                    score.group().name(),
                    known ? tally.points() : null,
                    known ? Digits.shown(tally.exactPoints()) : null,
                    score.group().points(),
                    tally.obtainable(),
                    score.criteria().stream().map(each -> CriterionView.of(each, noData)).toList());
        }
    }

    /** What the values of a criterion come from. */
    public enum Source {
        EVENTS,
        /** What the profile gives, or was published. */
        GIVEN,
        BOTH
    }

    /**
     * @param max the most points; 0 when it is shown only
     * @param target the ratio from which on there are all points
     * @param counts what one more in numerator and denominator is; null where nothing is counted one by one
     * @param variant id of the one that gives the points
     * @param points null without data
     * @param lost the points that it costs
     * @param variants what all readings of it came to
     */
    public record CriterionView(
            String id,
            LocalizedText name,
            BigDecimal max,
            BigDecimal target,
            Counted counts,
            String variant,
            KpiState state,
            BigDecimal points,
            BigDecimal lost,
            List<VariantView> variants) {
        private static CriterionView of(CriterionScore score, NoData noData) {
            Criterion criterion = score.criterion();
            return new CriterionView(
                    criterion.id(),
                    criterion.name(),
                    criterion.points(),
                    criterion.target(),
                    criterion.counts(),
                    criterion.chosen(),
                    stateOf(score.chosen().score()),
                    score.chosen().score().points(),
                    score.lost(noData),
                    score.variants().stream().map(VariantView::of).toList());
        }
    }

    /**
     * @param official whether it is what the text of the index gives
     * @param state {@code NO_DATA} when a figure is not given, or the denominator is zero
     * @param denominator null when there is none, or it has no data; so are {@code times} and {@code less}
     * @param ratio numerator ÷ denominator × times − less
     * @param given the figures that no event tells
     * @param notGiven the ids of those that nobody gave
     */
    public record VariantView(
            String id,
            boolean official,
            Source source,
            KpiState state,
            BigDecimal numerator,
            BigDecimal denominator,
            BigDecimal times,
            BigDecimal less,
            BigDecimal ratio,
            BigDecimal rounded,
            BigDecimal points,
            BigDecimal exactPoints,
            List<KnownFigure> given,
            List<String> notGiven) {
        private static VariantView of(VariantScore of) {
            Parts parts = of.parts();
            Score score = of.score();
            return new VariantView(
                    of.variant().id(),
                    of.variant().official(),
                    of.variant().given().isEmpty() ? Source.EVENTS : of.variant().ofEvents() ? Source.BOTH : Source.GIVEN,
                    stateOf(score),
                    Digits.shown(parts.numerator()),
                    of.variant().denominator() == null ? null : Digits.shown(parts.denominator()),
                    of.variant().times() == null ? null : Digits.shown(parts.times()),
                    of.variant().less() == null ? null : Digits.shown(parts.less()),
                    Digits.shown(score.ratio()),
                    score.rounded(),
                    score.points(),
                    Digits.shown(score.exactPoints()),
                    of.given(),
                    of.notGiven());
        }
    }

    public static IndexView of(IndexScore score) {
        Tally tally = score.tally();
        return new IndexView(
                score.total(),
                tally.points(),
                Digits.shown(tally.exactPoints()),
                score.index().points(),
                tally.obtainable(),
                score.index().noData(),
                score.band().orElse(null),
                score.nextBand().orElse(null),
                score.groups().stream().map(each -> Group.of(each, score.index().noData())).toList(),
                Remedy.of(score));
    }

    private static KpiState stateOf(Score score) {
        return score.hasData() ? KpiState.VALUE : KpiState.NO_DATA;
    }
}
