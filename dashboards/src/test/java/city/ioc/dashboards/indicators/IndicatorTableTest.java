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
}
