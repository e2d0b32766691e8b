package city.ioc.kpi;

import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KpiCatalogueTest {
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    @Test
    void theVersionOfTheDayIsGiven() {
        KpiDefinition first = kpi("a", 1, "sum(open)", DAY, DAY.plusDays(9));
        KpiDefinition second = kpi("a", 2, "sum(overdue)", DAY.plusDays(10), null);
        KpiDefinition other = kpi("b", 1, "kpi(a)", DAY, null);
        KpiCatalogue catalogue = new KpiCatalogue(List.of(first, other, second));

        assertThat(catalogue.at("a", DAY.plusDays(9))).contains(first);
        assertThat(catalogue.at("a", DAY.plusDays(10))).contains(second);
        assertThat(catalogue.at("a", DAY.minusDays(1))).isEmpty();
        assertThat(catalogue.at("c", DAY)).isEmpty();
        assertThat(catalogue.on(DAY)).containsExactly(first, other);
        assertThat(catalogue.on(DAY.plusDays(10))).containsExactly(other, second);
        assertThat(catalogue.all()).containsExactly(first, other, second);
    }

    @Test
    void versionsOfOneKpiMayNotOverlap() {
        assertProblem("a: version 2 (from 2025-07-10) overlaps version 1 (from 2025-07-01 to 2025-07-10)",
                kpi("a", 1, "1", DAY, DAY.plusDays(9)), kpi("a", 2, "2", DAY.plusDays(9), null));
        assertProblem("a: version 1 is defined twice",
                kpi("a", 1, "1", DAY, DAY), kpi("a", 1, "2", DAY.plusDays(9), null));
    }

    @Test
    void referencesMustLeadToAVersionThatIsValidAllTheTime() {
        assertProblem("a: kpi(b): there is no such KPI", kpi("a", 1, "kpi(b)", DAY, null));
        assertProblem("a: kpi(b): no version of it is valid on 2025-07-11",
                kpi("a", 1, "kpi(b)", DAY, null), kpi("b", 1, "1", DAY, DAY.plusDays(9)));
        assertThat(KpiCatalogue.problems(List.of(
                        kpi("a", 1, "kpi(b)", DAY, null),
                        kpi("b", 2, "2", DAY.plusDays(10), null),
                        kpi("b", 1, "1", DAY, DAY.plusDays(9)))))
                .isEmpty();
    }

    @Test
    void referencesMayNotGoInACircle() {
        assertProblem("a: refers to itself: a → a", kpi("a", 1, "1 + kpi(a)", DAY, null));
        List<KpiCatalogue.Problem> problems = KpiCatalogue.problems(List.of(
                kpi("a", 1, "kpi(b)", DAY, null),
                kpi("b", 1, "min(1, kpi(c))", DAY, null),
                kpi("c", 1, "kpi(a)", DAY, null),
                kpi("d", 1, "kpi(a) + kpi(b)", DAY, null)));
        assertThat(problems).containsExactly(
                new KpiCatalogue.Problem(0, "refers to itself: a → b → c → a"),
                new KpiCatalogue.Problem(1, "refers to itself: b → c → a → b"),
                new KpiCatalogue.Problem(2, "refers to itself: c → a → b → c"));
    }

    @Test
    void aShareHasADenominatorAndAFractionAsTarget() {
        assertThatThrownBy(() -> share(null, null)).hasMessage("a SHARE needs a denominator");
        assertThatThrownBy(() -> share("sum(received)", new BigDecimal("98")))
                .hasMessage("the target of a SHARE is a fraction from 0 to 1, not 98");
        KpiDefinition share = share("kpi(b) + sum(received)", new BigDecimal("0.98"));
        assertThat(share.divides()).isTrue();
        assertThat(share.references()).containsExactly("b");
        assertThat(share.withTarget(BigDecimal.ONE, "elsewhere").target()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void everyVersionStaysReadableInOrder() {
        KpiDefinition second = kpi("a", 2, "sum(overdue)", DAY.plusDays(10), null);
        KpiDefinition first = kpi("a", 1, "sum(open)", DAY, DAY.plusDays(9));
        KpiCatalogue catalogue = new KpiCatalogue(List.of(second, kpi("b", 1, "1", DAY, null), first));

        assertThat(catalogue.versions("a")).containsExactly(first, second);
        assertThat(catalogue.versions("c")).isEmpty();
    }

    @Test
    void thePeriodTestsAreThoseOfAllThatIsSummed() {
        KpiDefinition share = share("kpi(b) + sum(open)", null);
        KpiDefinition earlier = kpi("b", 1, "sum(rated)", DAY.minusDays(9), DAY.minusDays(1));
        KpiDefinition later = kpi("b", 2, "percentile(waiting-time, 50) + kpi(c)", DAY, null);
        KpiDefinition last = kpi("c", 1, "distinct(channel) + max(1, sum(feedback-liked))", DAY, null);
        KpiCatalogue catalogue = new KpiCatalogue(List.of(share, earlier, later, last));

        assertThat(catalogue.periodTests(share)).containsExactly(
                PeriodTest.ACCEPTED, PeriodTest.ENDED, PeriodTest.RECEIVED, PeriodTest.HAPPENED, PeriodTest.STANDS);
        assertThat(catalogue.periodTests(earlier)).containsExactly(PeriodTest.RATED);
        assertThat(catalogue.periodTests(kpi("d", 1, "mean(processing-time)", DAY, null))).containsExactly(PeriodTest.ENDED);
    }

    @Test
    void exactlyTheStocksStand() {
        assertThat(Measure.values()).allSatisfy(measure -> assertThat(PeriodTest.of(measure) == PeriodTest.STANDS)
                .isEqualTo(measure.kind() == Measure.Kind.STOCK));
    }

    @Test
    void aValueIsInTheBestBandWhoseLimitItReaches() {
        List<Band> bands = List.of(band("good", "0.9"), band("fair", "0.5"), band("poor", null));

        assertThat(banded(Direction.UP, bands).band(new BigDecimal("0.9"))).contains(bands.get(0));
        assertThat(banded(Direction.UP, bands).band(new BigDecimal("0.8999"))).contains(bands.get(1));
        assertThat(banded(Direction.UP, bands).band(BigDecimal.ZERO)).contains(bands.get(2));
        List<Band> falling = List.of(band("good", "2"), band("fair", "5.50"), band("poor", null));
        assertThat(banded(Direction.DOWN, falling).band(new BigDecimal("2.0"))).contains(falling.get(0));
        assertThat(banded(Direction.DOWN, falling).band(new BigDecimal("5.5"))).contains(falling.get(1));
        assertThat(banded(Direction.DOWN, falling).band(BigDecimal.TEN)).contains(falling.get(2));
        assertThat(banded(Direction.NONE, List.of()).band(BigDecimal.TEN)).isEmpty();
        assertThat(banded(Direction.DOWN, falling).withTarget(BigDecimal.ONE, "elsewhere").bands()).isEqualTo(falling);
    }

    @Test
    void bandsGoFromTheBestToTheWorst() {
        assertBandsRefused("bands need a better that is UP or DOWN", Direction.NONE, band("good", "1"), band("poor", null));
        assertBandsRefused("at least two", Direction.UP, band("good", null));
        assertBandsRefused("takes no limit", Direction.UP, band("good", "2"), band("poor", "1"));
        assertBandsRefused("band good needs a limit", Direction.UP, band("good", null), band("poor", null));
        assertBandsRefused("band good is there twice", Direction.UP, band("good", "1"), band("good", null));
        assertBandsRefused(
                "limit of fair is not worse than 0.5", Direction.UP, band("good", "0.5"), band("fair", "0.5"), band("poor", null));
        assertBandsRefused(
                "limit of fair is not worse than 0.5", Direction.DOWN, band("good", "0.5"), band("fair", "0.4"), band("poor", null));
        assertBandsRefused("must be at least 0, not -1", Direction.UP, band("good", "-1"), band("poor", null));
        assertThatThrownBy(() -> band("Good", "1")).hasMessageContaining("such as good; not 'Good'");
    }

    private static void assertBandsRefused(String message, Direction better, Band... bands) {
        assertThatThrownBy(() -> banded(better, List.of(bands)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Band band(String id, String limit) {
        return new Band(id, LocalizedText.same(id), limit == null ? null : new BigDecimal(limit));
    }

    private static KpiDefinition banded(Direction better, List<Band> bands) {
        return new KpiDefinition(
                "a", 1, LocalizedText.same("A"), KpiUnit.COUNT, Formula.sum(Measure.OPEN), null, better, null, bands, DAY, null,
                "test");
    }

    private static void assertProblem(String message, KpiDefinition... definitions) {
        assertThatThrownBy(() -> new KpiCatalogue(List.of(definitions)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static KpiDefinition share(String denominator, BigDecimal target) {
        return new KpiDefinition(
                "a", 1, LocalizedText.same("A"), KpiUnit.SHARE, Formula.sum(Measure.RESOLVED),
                denominator == null ? null : FormulaParser.parse(denominator), Direction.UP, target, DAY, null, "test");
    }

    private static KpiDefinition kpi(String id, int version, String formula, LocalDate from, LocalDate to) {
        return new KpiDefinition(
                id, version, LocalizedText.same(id), KpiUnit.COUNT, FormulaParser.parse(formula), null, Direction.NONE, null,
                from, to, "test");
    }
}
