package city.ioc.dashboards.index;

import city.ioc.dashboards.kpi.FormulaValues;
import city.ioc.dashboards.kpi.KnownFigure;
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
import city.ioc.kpi.FormulaParser;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Points, totals and remedies from counts that are simply told; all expected values are worked out by hand. */
class IndexScoreTest {
    private static final Rounding ROUNDING = new Rounding(4, 2);

    /** What some formulas come to; the others have no data. */
    private static final class Told implements FormulaValues {
        private final Map<String, BigDecimal> values = new HashMap<>();

        Told with(String formula, String value) {
            values.put(formula, new BigDecimal(value));
            return this;
        }

        @Override
        public BigDecimal value(Formula formula) {
            return values.get(formula.text());
        }

        @Override
        public Optional<KnownFigure> given(String id) {
            return Optional.empty();
        }
    }

    private static Criterion criterion(String id, String points, String target, Counted counts, String... formulas) {
        Formula[] parts = new Formula[4];
        for (int i = 0; i < formulas.length; i++) {
            parts[i] = formulas[i] == null ? null : FormulaParser.parse(formulas[i]);
        }
        Variant only = new Variant("only", true, parts[0], parts[1], parts[2], parts[3]);
        return new Criterion(
                id,
                LocalizedText.same(id),
                Set.of(),
                new BigDecimal(points),
                new BigDecimal(target),
                counts,
                List.of(only),
                "only",
                "test");
    }

    private static final Criterion RESOLVED =
            criterion("1", "60", "1", Counted.DOSSIERS, "sum(resolved-on-time)", "sum(resolved-with-due)");
    private static final Criterion ONLINE =
            criterion("2", "40", "0.8", Counted.DOSSIERS, "sum(received-online)", "sum(received)");

    private static IndexDefinition index(NoData noData, Criterion... criteria) {
        return new IndexDefinition(
                "test",
                LocalizedText.same("test"),
                noData,
                ROUNDING,
                List.of(new IndexVersion("v", new Validity(LocalDate.EPOCH, null), "test")),
                List.of(new IndexGroup("g", LocalizedText.same("g"), new BigDecimal("100"), List.of(criteria))),
                List.of(
                        new IndexBand("good", LocalizedText.same("good"), new BigDecimal("80")),
                        new IndexBand("fair", LocalizedText.same("fair"), new BigDecimal("50")),
                        new IndexBand("weak", LocalizedText.same("weak"), BigDecimal.ZERO)));
    }

    private static Told counts(int onTime, int withDue, int online, int received) {
        return new Told()
                .with("sum(resolved-on-time)", "" + onTime)
                .with("sum(resolved-with-due)", "" + withDue)
                .with("sum(received-online)", "" + online)
                .with("sum(received)", "" + received);
    }

    private static IndexScore score(NoData noData, Told told) {
        return IndexScore.of(index(noData, RESOLVED, ONLINE), "v", told);
    }

    @ParameterizedTest
    @CsvSource({
        // ratio, points, target: rounded, points given
        "0.79164999, 20, 1, 0.7916, 15.83",
        "0.79165, 20, 1, 0.7917, 15.83",
        "0.375, 4, 0.8, 0.3750, 1.88",
        "1.2, 6, 1, 1.2000, 6.00",
        "0.9, 6, 0.9, 0.9000, 6.00",
        "0.95, 6, 0.9, 0.9500, 6.00",
        "-0.25, 6, 0.9, -0.2500, 0.00",
        "0, 6, 1, 0.0000, 0.00",
        "0.00004999, 20, 1, 0.0000, 0.00"
    })
    void aRatioIsRoundedHalfUpAndBroughtBetweenZeroAndTheTarget(
            BigDecimal ratio, String points, String target, String rounded, String given) {
        Score score = Score.of(ratio, criterion("c", points, target, null, "1"), ROUNDING);

        assertThat(score.rounded()).isEqualTo(new BigDecimal(rounded));
        assertThat(score.points()).isEqualTo(new BigDecimal(given));
        assertThat(score.ratio()).isEqualTo(ratio);
    }

    @Test
    void aTieThatComesOfAQuotientCutOffIsATie() {
        // 888885/100000 × 1/9 is 0.98765 exactly, but the ninth is cut after 34 digits.
        BigDecimal ninth = BigDecimal.ONE.divide(new BigDecimal("9"), MathContext.DECIMAL128);
        Parts cut = new Parts(new BigDecimal("888885"), new BigDecimal("100000"), ninth, BigDecimal.ZERO);

        assertThat(cut.ratio()).isLessThan(new BigDecimal("0.98765"));
        assertThat(Score.of(cut.ratio(), criterion("c", "1", "1", null, "1"), ROUNDING).rounded())
                .isEqualTo(new BigDecimal("0.9877"));
    }

    @Test
    void unroundedPointsStandBeside() {
        Score score = Score.of(
                new BigDecimal("2").divide(new BigDecimal("3"), MathContext.DECIMAL128),
                criterion("c", "20", "1", null, "1"),
                ROUNDING);

        assertThat(score.points()).isEqualTo(new BigDecimal("13.33")); // 20 × 0.6667 = 13.334
        assertThat(score.exactPoints()).isBetween(new BigDecimal("13.3333333333"), new BigDecimal("13.3333333334"));
    }

    @Test
    void aZeroDenominatorGivesNoPoints() {
        IndexScore lost = score(NoData.LOST, counts(0, 0, 4, 10));
        IndexScore leftOut = score(NoData.LEFT_OUT, counts(0, 0, 4, 10));

        // 40 × 0.4 ÷ 0.8 = 20, of the 40 that could be had
        assertThat(lost.total()).isEqualTo(new BigDecimal("20.00"));
        assertThat(lost.tally().obtainable()).isEqualByComparingTo("40");
        assertThat(leftOut.total()).isEqualTo(new BigDecimal("50.00"));
        assertThat(lost.criteria().findFirst().orElseThrow().chosen().score()).isEqualTo(Score.NO_DATA);
    }

    @Test
    void nothingCountedMakesNoTotal() {
        for (NoData noData : NoData.values()) {
            IndexScore score = score(noData, counts(0, 0, 0, 0));
            assertThat(score.total()).isNull();
            assertThat(score.band()).isEmpty();
            assertThat(score.nextBand()).isEmpty();
            assertThat(Remedy.of(score)).isEmpty();
        }
    }

    @Test
    void theCostliestComesFirstAndCountsAreExact() {
        // 60 × 0.5 = 30; 40 × 0.2 ÷ 0.8 = 10; 40 in all, 10 more for fair.
        List<Remedy> remedies = Remedy.of(score(NoData.LOST, counts(5, 10, 2, 10)));

        // Both lose 30. On time: 40 ≥ of 60 is 0.66665 or more: (5+n)/(10+n): n = 5 gives 10/15 = 0.6667; n = 4 gives 0.6429.
        // Mended: 7/10 = 0.7; 6/10 = 0.6. Online: 20 of 40 is 0.4 or more: (2+n)/(10+n): n = 4 gives 6/14 = 0.4286; n = 3 0.3846.
        assertThat(remedies).containsExactly(
                new Remedy("1", LocalizedText.same("1"), new BigDecimal("30.00"), Counted.DOSSIERS, 5L, 2L),
                new Remedy("2", LocalizedText.same("2"), new BigDecimal("30.00"), Counted.DOSSIERS, 4L, 2L));
    }

    @Test
    void whatCannotReachTheNextBandAloneSaysSo() {
        // 60 × 0.9 = 54; 40 × 0.2 ÷ 0.8 = 10: 64, 16 more for good; on time can bring 6 at most.
        List<Remedy> remedies = Remedy.of(score(NoData.LOST, counts(9, 10, 2, 10)));

        // Online: 26 of 40 is 0.52 or more: n = 7 gives 9/17 = 0.5294; n = 6 gives 0.5. Mended: 6/10.
        assertThat(remedies).containsExactly(
                new Remedy("2", LocalizedText.same("2"), new BigDecimal("30.00"), Counted.DOSSIERS, 7L, 4L),
                new Remedy("1", LocalizedText.same("1"), new BigDecimal("6.00"), Counted.DOSSIERS, null, null));
    }

    @Test
    void inTheBestBandThereIsNothingToReach() {
        List<Remedy> remedies = Remedy.of(score(NoData.LOST, counts(9, 10, 8, 10)));

        assertThat(remedies).containsExactly(
                new Remedy("1", LocalizedText.same("1"), new BigDecimal("6.00"), Counted.DOSSIERS, null, null));
    }

    @Test
    void whatRoundsUpIsReached() {
        // 60 × 1 and nothing online of 10,000: 60 points; good needs 20 of 40: 50 × 0.3999 = 19.995 rounds to 20.00.
        List<Remedy> remedies = Remedy.of(score(NoData.LOST, counts(10, 10, 0, 10_000)));

        // n/(10,000+n) ≥ 0.39985: n ≥ 6,662.5: 6,663 gives 0.399868, 6,662 gives 0.399832.
        assertThat(remedies).containsExactly(
                new Remedy("2", LocalizedText.same("2"), new BigDecimal("40.00"), Counted.DOSSIERS, 6_663L, 3_999L));
    }

    @Test
    void oneGoodCaseIsAllWhereNothingWasCounted() {
        // 40 × 0.8 ÷ 0.8 = 40: weak; 10 more for fair. One dossier on time makes 1/1.
        assertThat(Remedy.of(score(NoData.LOST, counts(0, 0, 8, 10)))).containsExactly(
                new Remedy("1", LocalizedText.same("1"), new BigDecimal("60"), Counted.DOSSIERS, 1L, null));
        assertThat(Remedy.of(score(NoData.LEFT_OUT, counts(0, 0, 8, 10)))).isEmpty();
    }

    @Test
    void proceduresDoNotBecomeMore() {
        Criterion procedures = criterion("1", "60", "1", Counted.PROCEDURES, "sum(resolved-on-time)", "sum(resolved-with-due)");
        IndexScore score = IndexScore.of(index(NoData.LOST, procedures, ONLINE), "v", counts(5, 10, 2, 10));

        assertThat(Remedy.of(score).getFirst())
                .isEqualTo(new Remedy("1", LocalizedText.same("1"), new BigDecimal("30.00"), Counted.PROCEDURES, null, 2L));
    }

    @Test
    void aFactorAndADeductionStayAsTheyAre() {
        Criterion withBoth = criterion(
                "1", "60", "1", Counted.DOSSIERS, "sum(resolved-on-time)", "sum(resolved-with-due)", "0.8", "0.1");
        Told told = counts(5, 10, 2, 10).with("0.8", "0.8").with("0.1", "0.1");
        IndexScore score = IndexScore.of(index(NoData.LOST, withBoth, ONLINE), "v", told);

        // 5/10 × 0.8 − 0.1 = 0.3: 18 points, 28 in all, 22 more for fair: 40 of 60 is 0.66665 or more, so a quotient of
        // 0.95831…: (5+n)/(10+n): 110 gives 115/120 = 0.958333 (0.666667); 109 gives 114/119 = 0.957983 (0.6664). Mended: 10/10.
        assertThat(score.total()).isEqualTo(new BigDecimal("28.00"));
        assertThat(Remedy.of(score).getFirst())
                .isEqualTo(new Remedy("1", LocalizedText.same("1"), new BigDecimal("42.00"), Counted.DOSSIERS, 110L, 5L));
    }
}
