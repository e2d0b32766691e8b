package city.ioc.dashboards.indicators;

import city.ioc.core.CaseSummary.Indicator;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.indicators.PublishedFigure.FigureKey;
import city.ioc.dashboards.indicators.PublishedFigure.Publication;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;

class IndicatorTableTest {
    private final IndicatorTable table = new IndicatorTable(Testing.ZONE);

    private static Indicator published(String at, String unit, String indicator, String period, String value) {
        return new Indicator(at(at), unit, indicator, period, new BigDecimal(value), "report of " + value);
    }

    private PublishedPage page(UnitScope scope, String indicator, String period, FigureKey after, int limit) {
        return table.page(new PublishedQuery(scope, indicator, period, after, limit));
    }

    private PublishedPage all(UnitScope scope) {
        return page(scope, null, null, null, 100);
    }

    @Test
    void theLatestPublicationStandsWhateverItsCase() {
        table.put("A", List.of(
                published("2024-01-02T08:00", "916", "x", "2023", "0.90"),
                published("2024-03-02T08:00", "916", "x", "2023", "0.92")));
        table.put("B", List.of(published("2024-02-02T08:00", "916", "x", "2023", "0.91")));

        PublishedFigure figure = all(UnitScope.CITY).figures().getFirst();
        assertThat(figure.latest().value()).isEqualTo("0.92");
        assertThat(figure.publications()).extracting(Publication::source)
                .containsExactly("report of 0.92", "report of 0.91", "report of 0.90");
    }

    @Test
    void ofEqualTimesThatOfTheGreaterCaseAndThenTheLaterOneStands() {
        table.put("B", List.of(published("2024-01-02T08:00", "916", "x", "2023", "2"), published("2024-01-02T08:00", "916", "x", "2023", "3")));
        table.put("A", List.of(published("2024-01-02T08:00", "916", "x", "2023", "1")));

        assertThat(all(UnitScope.CITY).figures().getFirst().publications()).extracting(Publication::value)
                .containsExactly(new BigDecimal(3), new BigDecimal(2), new BigDecimal(1));
    }

    @Test
    void whatACorrectionTookAwayIsForgotten() {
        table.put("A", List.of(published("2024-01-02T08:00", "916", "x", "2023", "1")));
        table.put("A", List.of());

        assertThat(all(UnitScope.CITY)).isEqualTo(new PublishedPage(List.of(), 0, null));
    }

    @Test
    void indicatorAndPeriodSelectExactly() {
        table.put("A", List.of(
                published("2024-01-02T08:00", "916", "x", "2023", "1"),
                published("2024-01-02T08:00", "916", "x", "2023-12", "2"),
                published("2024-01-02T08:00", "916", "xy", "2023", "3")));

        assertThat(page(UnitScope.CITY, "x", null, null, 100).total()).isEqualTo(2);
        assertThat(page(UnitScope.CITY, null, "2023", null, 100).total()).isEqualTo(2);
        assertThat(page(UnitScope.CITY, "x", "2023", null, 100).figures())
                .extracting(PublishedFigure::key)
                .containsExactly(new FigureKey("916", "x", "2023"));
    }

    @Test
    void aCodeBelongsToTheUnitThatHadItOnTheDayOfPublication() {
        table.put("A", List.of(published("2025-06-30T23:59", "31117", "x", "2024", "1")));
        table.put("B", List.of(published("2025-07-01T00:00", "31117", "x", "2025", "2")));
        UnitTree tree = new UnitTree(Testing.units());

        assertThat(all(tree.scope("916").orElseThrow()).figures())
                .extracting(figure -> figure.key().period())
                .containsExactly("2024");
        assertThat(all(tree.scope("92").orElseThrow()).total()).isEqualTo(2);
        assertThat(all(tree.scope("STP").orElseThrow()).total()).isZero();
    }

    @Test
    void pagesFollowEachOtherInOrderOfUnitIndicatorAndPeriod() {
        table.put("A", List.of(
                published("2024-01-02T08:00", "917", "a", "2023", "1"),
                published("2024-01-02T08:00", "916", "b", "2023", "2"),
                published("2024-01-02T08:00", "916", "a", "2024", "3"),
                published("2024-01-02T08:00", "916", "a", "2023", "4")));
        List<BigDecimal> seen = new ArrayList<>();
        FigureKey after = null;
        do {
            PublishedPage page = page(UnitScope.CITY, null, null, after, 3);
            assertThat(page.total()).isEqualTo(4);
            page.figures().forEach(figure -> seen.add(figure.latest().value()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactly(new BigDecimal(4), new BigDecimal(3), new BigDecimal(2), new BigDecimal(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-01, 2023-12-31",
        "2023-Q1, 2023-01-01, 2023-03-31",
        "2023-Q4, 2023-10-01, 2023-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-12, 2023-12-01, 2023-12-31",
    })
    void aPeriodIsAYearAQuarterOrAMonth(String text, LocalDate from, LocalDate to) {
        assertThat(IndicatorPeriod.of(text)).hasValue(new IndicatorPeriod(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-Q5", "2023-13", "2023-1", "23", "2023-Q", "last year", "2023-12-31", "2023Q1"})
    void anythingElseIsNoPeriod(String text) {
        assertThat(IndicatorPeriod.of(text)).isEmpty();
    }

    private String share(String unit, String from, String to, String asOf) {
        return table.find("share", unit, LocalDate.parse(from), LocalDate.parse(to), at(asOf))
                .map(found -> found.value().toPlainString())
                .orElse(null);
    }

    @Test
    void aFigureHoldsForTheDaysWithinItsPeriodTheShortestPeriodFirst() {
        table.put("I1", List.of(published("2026-01-20T08:00", "a", "share", "2025", "0.1")));
        table.put("I2", List.of(published("2026-01-10T08:00", "a", "share", "2025-Q4", "0.2")));
        table.put("I3", List.of(
                published("2026-01-05T08:00", "a", "share", "2025-12", "0.3"),
                published("2026-01-06T08:00", "a", "share", "2025-12", "0.4")));
        table.put("I4", List.of(published("2026-01-05T08:00", "a", "share", "last year", "0.5")));

        assertThat(share("a", "2025-12-01", "2025-12-31", "2026-02-01T00:00")).isEqualTo("0.4");
        assertThat(share("a", "2025-12-05", "2025-12-05", "2026-01-05T23:00")).isEqualTo("0.3");
        assertThat(share("a", "2025-11-01", "2025-12-31", "2026-02-01T00:00")).isEqualTo("0.2");
        assertThat(share("a", "2025-09-30", "2025-12-31", "2026-02-01T00:00")).isEqualTo("0.1");
        assertThat(share("a", "2025-09-30", "2025-12-31", "2026-01-20T07:59")).isNull();
        assertThat(share("a", "2025-12-31", "2026-01-01", "2026-02-01T00:00")).isNull();
        assertThat(share("b", "2025-12-01", "2025-12-31", "2026-02-01T00:00")).isNull();
    }

    @Test
    void aFigureGoesWithItsCase() {
        table.put("I1", List.of(published("2026-01-20T08:00", "a", "share", "2025", "0.1")));
        table.put("I1", List.of(published("2026-01-21T08:00", "a", "share", "2025", "0.2")));
        assertThat(share("a", "2025-01-01", "2025-12-31", "2026-02-01T00:00")).isEqualTo("0.2");
        assertThat(share("a", "2025-01-01", "2025-12-31", "2026-01-20T23:00")).isNull();

        table.put("I1", List.of());
        assertThat(share("a", "2025-01-01", "2025-12-31", "2026-02-01T00:00")).isNull();
    }
}
