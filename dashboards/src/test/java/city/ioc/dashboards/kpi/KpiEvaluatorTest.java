package city.ioc.dashboards.kpi;

import city.ioc.alerts.AlertRules;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static city.ioc.dashboards.Testing.kpi;
import static org.assertj.core.api.Assertions.assertThat;

class KpiEvaluatorTest {
    private final Figures figures = new Figures(Testing.ZONE, AlertRules.NONE);
    private final KpiEvaluator evaluator = new KpiEvaluator(
            new KpiCatalogue(List.of(
                    kpi("received", KpiUnit.COUNT, "sum(received)", null, null),
                    kpi("online", KpiUnit.COUNT, "sum(received, channel=ONLINE)", null, null),
                    kpi("on-time", KpiUnit.SHARE, "sum(resolved-on-time)", "sum(resolved-with-due)", "0.98"),
                    kpi("median", KpiUnit.DURATION, "percentile(processing-time, 50)", null, null),
                    kpi("waiting", KpiUnit.DURATION, "mean(waiting-time)", null, null),
                    kpi("twice", KpiUnit.COUNT, "2 * kpi(received) + 1", null, null),
                    kpi("least", KpiUnit.COUNT, "min(sum(received), 2, kpi(twice))", null, null),
                    kpi("nothing", KpiUnit.COUNT, "sum(received) / sum(withdrawn) + 1", null, null),
                    kpi("kinds", KpiUnit.COUNT, "distinct(channel)", null, null),
                    kpi("money", KpiUnit.MONEY, "sum(received) * 12345", null, "10000"))),
            figures);

    private static KpiQuery query(Map<String, String> filter) {
        LocalDate from = LocalDate.parse("2026-02-01");
        Period period = new Period(from, LocalDate.parse("2026-02-28"), at("2026-02-26T12:00"));
        return new KpiQuery(null, UnitScope.CITY, period, filter);
    }

    private KpiValue value(String id, Map<String, String> filter, DataState data) {
        return evaluator.one(id, query(filter), data).orElseThrow();
    }

    private void threeDossiers() {
        List<CaseTable.Case> cases = List.of(
                dossier("D1", "a", Channel.ONLINE, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), at("2026-02-03T08:00")),
                dossier("D2", "a", Channel.DESK, "q", at("2026-02-02T08:00"), at("2026-02-03T00:00"), at("2026-02-04T08:00")),
                dossier("D3", "b", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), at("2026-02-05T08:00")));
        figures.applyCases(cases);
        figures.applyCells(Testing.cells(cases));
    }

    private static void assertValue(KpiValue value, String expected) {
        assertThat(value.state()).isEqualTo(KpiState.VALUE);
        assertThat(value.value()).isEqualByComparingTo(expected);
    }

    @Test
    void formulasAreComputedFromCellsAndCases() {
        threeDossiers();

        assertValue(value("received", Map.of(), DataState.FRESH), "3");
        assertValue(value("online", Map.of(), DataState.FRESH), "1");
        assertValue(value("median", Map.of(), DataState.FRESH), "172800");
        assertValue(value("twice", Map.of(), DataState.FRESH), "7");
        assertValue(value("least", Map.of(), DataState.FRESH), "2");
        assertValue(value("kinds", Map.of(), DataState.FRESH), "2");
    }

    @Test
    void aShareKeepsItsPartsAndIsNotRounded() {
        threeDossiers();
        KpiValue share = value("on-time", Map.of(), DataState.FRESH);

        assertThat(share.numerator()).isEqualByComparingTo("2");
        assertThat(share.denominator()).isEqualByComparingTo("3");
        assertThat(share.value()).isEqualByComparingTo("0.66666666666666666667");
        assertThat(share.target()).isEqualByComparingTo("0.98");
    }

    @Test
    void moneyIsInUnitsOfTheCurrency() {
        threeDossiers();
        KpiValue money = value("money", Map.of(), DataState.FRESH);

        assertThat(money.value()).isEqualByComparingTo("3.7035");
        assertThat(money.numerator()).isEqualByComparingTo("3.7035");
        assertThat(money.target()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void withoutCasesCountsAreZeroAndSharesHaveNoData() {
        assertValue(value("received", Map.of(), DataState.FRESH), "0");
        for (String id : List.of("on-time", "median", "waiting", "nothing")) {
            KpiValue value = value(id, Map.of(), DataState.FRESH);
            assertThat(value.state()).isEqualTo(KpiState.NO_DATA);
            assertThat(value.value()).isNull();
        }
    }

    /** The first thing that is known of unit a and b happened at 8:00 on the second; of unit c nothing is. */
    @Test
    void whatStandsWhereNothingIsKnownYetIsNotZero() {
        threeDossiers();

        assertStanding(UnitScope.CITY, "2026-02-02T07:59", Map.of(), null);
        assertStanding(UnitScope.CITY, "2026-02-02T08:01", Map.of(), "3");
        assertStanding(UnitScope.single("a"), "2026-02-02T07:59", Map.of(), null);
        assertStanding(UnitScope.single("a"), "2026-02-02T08:01", Map.of(), "2");
        assertStanding(UnitScope.single("a"), "2026-02-20T08:00", Map.of(), "0");
        assertStanding(UnitScope.single("c"), "2026-02-20T08:00", Map.of(), null);
        assertStanding(UnitScope.CITY, "2026-02-02T08:01", Map.of("channel", "POSTAL"), "0");
        assertStanding(UnitScope.CITY, "2026-02-02T07:59", Map.of("channel", "ONLINE"), null);
    }

    /** @param open null when it is not known; then a sum with it is not known either, but what was received is 0 */
    private void assertStanding(UnitScope scope, String asOf, Map<String, String> filter, String open) {
        KpiEvaluator standing = new KpiEvaluator(
                new KpiCatalogue(List.of(
                        kpi("open", KpiUnit.COUNT, "sum(open)", null, null),
                        kpi("open-and-no-more", KpiUnit.COUNT, "sum(open) + sum(withdrawn)", null, null),
                        kpi("withdrawn", KpiUnit.COUNT, "sum(withdrawn)", null, null))),
                figures);
        LocalDate day = LocalDate.parse(asOf.substring(0, 10));
        KpiQuery query = new KpiQuery(null, scope, new Period(day, day, at(asOf)), filter);
        List<KpiValue> values = standing.all(query, DataState.FRESH);
        for (KpiValue value : values.subList(0, 2)) {
            if (open == null) {
                assertThat(value.state()).isEqualTo(KpiState.NO_DATA);
                assertThat(value.value()).isNull();
            } else {
                assertValue(value, open);
            }
        }
        assertValue(values.get(2), "0");
    }

    @Test
    void beforeTheDataAreReadNothingIsZero() {
        KpiValue value = value("received", Map.of(), DataState.ABSENT);

        assertThat(value.state()).isEqualTo(KpiState.STALE);
        assertThat(value.value()).isNull();
        assertThat(value.numerator()).isNull();
    }

    @Test
    void staleDataShowTheLastFigures() {
        threeDossiers();
        KpiValue value = value("received", Map.of(), DataState.STALE);

        assertThat(value.state()).isEqualTo(KpiState.STALE);
        assertThat(value.value()).isEqualByComparingTo("3");
    }

    @Test
    void aFilterSelectsCasesAndMeansNothingForTickets() {
        threeDossiers();

        assertValue(value("received", Map.of("channel", "DESK"), DataState.FRESH), "2");
        assertValue(value("received", Map.of("channel", "DESK", "procedure", "p"), DataState.FRESH), "1");
        assertValue(value("online", Map.of("channel", "DESK"), DataState.FRESH), "0");
        assertThat(value("waiting", Map.of("channel", "DESK"), DataState.FRESH).state())
                .isEqualTo(KpiState.NOT_APPLICABLE);
    }

    @Test
    void anUnknownKpiHasNoValue() {
        assertThat(evaluator.one("unheard-of", query(Map.of()), DataState.FRESH)).isEmpty();
        assertThat(evaluator.all(query(Map.of()), DataState.FRESH)).hasSize(10);
    }
}
