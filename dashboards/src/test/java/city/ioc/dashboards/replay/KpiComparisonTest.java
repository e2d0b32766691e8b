package city.ioc.dashboards.replay;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.replay.KpiComparison.Step;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiUnit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

/** Two boards that differ in one due, by hand. */
class KpiComparisonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 25);
    private static final String ON_TIME = "dossiers.resolved-on-time";
    private static final Instant NOW = Instant.ofEpochMilli(at("2026-02-26T12:00"));

    /** Two dossiers of the department on time, and one of a ward; another of the department that is due when {@code due} says. */
    private static Board board(KpiCatalogue kpis, String due) {
        List<CaseTable.Case> cases = new ArrayList<>();
        cases.add(resolved("D-1", "STP", "2026-02-28T00:00", "2026-02-25T10:00"));
        cases.add(resolved("D-2", "STP", "2026-02-28T00:00", "2026-02-25T11:00"));
        cases.add(resolved("D-3", "31117", "2026-02-28T00:00", "2026-02-24T11:00"));
        cases.add(resolved("D-4", "STP", due, "2026-02-25T12:00"));
        Figures figures = new Figures(Testing.ZONE, Testing.profile(Testing.units(), kpis).rules().alerts());
        figures.applyCases(cases);
        figures.applyCells(Testing.cells(cases));
        Clock clock = Clock.fixed(NOW, Testing.ZONE);
        Health health = new Health(() -> new FeedStatus(true, NOW, NOW, 1, 0, null), List.of(), Duration.ofDays(1), clock);
        return new Board(Testing.profile(Testing.units(), kpis), GrainPolicy.standard(Testing.ZONE), figures, health, clock);
    }

    private static CaseTable.Case resolved(String id, String unit, String due, String resolved) {
        return dossier(id, unit, Channel.DESK, "p", at("2026-02-23T08:00"), at(due), at(resolved));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private final Board live = board(Testing.kpis(), "2026-02-28T00:00");
    private final Board earlier = board(Testing.kpis(), "2026-02-25T00:00");

    @Test
    void bothValuesAndTheDifferenceOfEachUnitAndDayThatIsNotTheSame() {
        KpiComparison.Result result = new KpiComparison(earlier, live).ofAll(DAY.minusDays(1), DAY, Step.DAY);

        KpiDifference ofUnit = result.differences().stream()
                .filter(each -> each.kpi().equals(ON_TIME) && "STP".equals(each.unit()))
                .findFirst()
                .orElseThrow();
        assertThat(ofUnit.from()).isEqualTo(DAY);
        assertThat(ofUnit.to()).isEqualTo(DAY);
        assertThat(ofUnit.changed().numerator()).isEqualByComparingTo("2");
        assertThat(ofUnit.changed().denominator()).isEqualByComparingTo("3");
        assertThat(ofUnit.with().value()).isEqualByComparingTo("1");
        assertThat(ofUnit.difference()).isCloseTo(number("-0.333333"), offset(number("0.000001")));
        assertThat(ofUnit.change()).isCloseTo(1 / 3.0, offset(1e-9));
        assertThat(result.differences()).extracting(KpiDifference::kpi).contains(ON_TIME).doesNotContain("dossiers.received");
        assertThat(result.differences()).extracting(KpiDifference::unit).contains(null, "92", "STP").doesNotContain("31117", "916");
        assertThat(result.asOf()).isEqualTo(NOW);
    }

    @Test
    void whatIsTheSameDoesNotDiffer() {
        KpiComparison.Result result = new KpiComparison(live, live).ofAll(DAY.minusDays(3), DAY, Step.DAY);

        assertThat(result.differences()).isEmpty();
        // All, the city, the department, the ward, and the district that had its code, on four days, six KPIs each.
        assertThat(result.compared()).isEqualTo(5 * 4 * 6);
    }

    @Test
    void allDaysAsOneAndOneUnitOnly() {
        KpiComparison.Result result =
                new KpiComparison(earlier, live).ofUnit("STP", DAY.minusDays(2), DAY, Step.PERIOD);

        assertThat(result.compared()).isEqualTo(6);
        assertThat(result.differences())
                .filteredOn(each -> each.kpi().equals(ON_TIME))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.from()).isEqualTo(DAY.minusDays(2));
                    assertThat(each.to()).isEqualTo(DAY);
                    assertThat(each.changed().value()).isCloseTo(number("0.666667"), offset(number("0.000001")));
                });
    }

    @Test
    void aKpiThatOnlyOneHasIsThereWithoutTheOther() {
        KpiCatalogue more = new KpiCatalogue(List.of(
                Testing.kpi("dossiers.received", KpiUnit.COUNT, "sum(received)", null, null),
                Testing.kpi("dossiers.resolved", KpiUnit.COUNT, "sum(resolved)", null, null)));
        Board changed = board(more, "2026-02-28T00:00");

        KpiComparison.Result result = new KpiComparison(changed, live).ofUnit(null, DAY, DAY, Step.DAY);

        KpiDifference added = result.differences().stream()
                .filter(each -> each.kpi().equals("dossiers.resolved"))
                .findFirst()
                .orElseThrow();
        assertThat(added.changed().value()).isEqualByComparingTo("3");
        assertThat(added.with()).isNull();
        assertThat(added.difference()).isNull();
        assertThat(added.change()).isEqualTo(1);
        assertThat(result.differences()).extracting(KpiDifference::kpi).contains("dossiers.overdue").doesNotContain("dossiers.received");
    }

    @Test
    void whatChangedMostComesFirstAndOfEqualChangesTheHeavierOne() {
        List<KpiDifference> differences = new ArrayList<>(List.of(
                difference("small", "10", "11", "1"), difference("great", "1", "2", "1"), difference("heavy", "10", "20", "500"),
                difference("gone", null, "3", "2"), difference("same", "3", "3", "9")));

        differences.sort(KpiDifference.MOST_FIRST);

        assertThat(differences).extracting(KpiDifference::kpi).containsExactly("gone", "heavy", "great", "small", "same");
    }

    private static KpiDifference difference(String kpi, String changed, String with, String weight) {
        return KpiDifference.of(kpi, "STP", DAY, DAY, side(changed, weight), side(with, weight));
    }

    private static Side side(String value, String weight) {
        return new Side(null, number(weight), value == null ? null : number(value), KpiState.VALUE);
    }

    @Test
    void tooManyQuestionsAndUnknownUnitsAreRefused() {
        KpiComparison comparison = new KpiComparison(earlier, live);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> comparison.ofAll(DAY.minusYears(20), DAY, Step.DAY))
                .withMessageContaining("step=period");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> comparison.ofUnit("nowhere", DAY, DAY, Step.DAY))
                .withMessageContaining("nowhere");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> comparison.ofAll(DAY, DAY.minusDays(1), Step.DAY));
    }

    @Test
    void theCsvFileRunsNoFormulas() {
        String csv = ComparisonCsv.of(List.of(
                KpiDifference.of("=HYPERLINK(\"x\")", "a,b", DAY, DAY, side("0.5", "2"), null), difference("k", "-1", "2", "1")));

        assertThat(csv).startsWith("\uFEFFkpi,unit,from,to,changed,with,difference,change,");
        assertThat(csv.lines().skip(1))
                .containsExactly(
                        "\"'=HYPERLINK(\"\"x\"\")\",\"a,b\",2026-02-25,2026-02-25,0.5,,,1.000000,,2,,,value,",
                        "k,STP,2026-02-25,2026-02-25,-1,2,-3,1.500000,,1,,1,value,value");
    }
}
