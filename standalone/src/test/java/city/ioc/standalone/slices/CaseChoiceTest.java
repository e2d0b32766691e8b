package city.ioc.standalone.slices;

import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.events.EventType;
import city.ioc.kpi.Measure;
import city.ioc.oracle.Cell;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a slice leaves out adds nothing to the figures that it is for: those of the whole and of the slice are computed apart. */
class CaseChoiceTest {
    private static final List<Event> EVENTS = GeneratedCases.events(31, 7_000);
    private static final List<StoredCase> CASES = GeneratedCases.of(EVENTS);
    private static final OracleResult WHOLE = GeneratedCases.computed(EVENTS);
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2024-03-04, 2024-03-15, SO-TP",
        "2024-11-25, 2024-12-06, 916",
        "2025-04-28, 2025-05-05, ",
        "2024-07-01, 2024-07-01, SO-XD",
        "2024-06-01, , 924",
        ", 2024-02-20, SO-XD",
        ", , 925",
    })
    void theFiguresOfTheChosenUnitsAndDaysAreThoseOfTheWhole(LocalDate from, LocalDate to, String unit) {
        Selection selection = new Selection(from, to, unit == null ? List.of() : List.of(UnitScope.single(unit)), Set.of());
        CaseChoice choice = new CaseChoice(selection, GeneratedCases.RULES);
        List<StoredCase> chosen = CASES.stream().filter(choice::wants).toList();

        assertThat(chosen).hasSizeBetween(1, CASES.size() - CASES.size() / 20);
        OracleResult slice = GeneratedCases.computed(chosen.stream().flatMap(one -> one.stored().stream()).toList());
        Predicate<Cell> asked = cell -> unit == null || unit.equals(cell.unit());
        LocalDate first = from == null ? LocalDate.parse("2024-01-01") : from;
        LocalDate last = to == null ? LocalDate.parse("2025-12-31") : to;
        assertThat(flows(slice, asked, first, last)).isNotEmpty().isEqualTo(flows(WHOLE, asked, first, last));
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(last.isAfter(first.plusDays(30)) ? 17 : 1)) {
            for (Instant asOf : List.of(startOf(first), startOf(day), startOf(day).plusSeconds(13 * 3_600), startOf(day.plusDays(1)), LATEST)) {
                assertThat(stocks(slice, asked, day, asOf)).as("%s as of %s", day, asOf).isEqualTo(stocks(WHOLE, asked, day, asOf));
            }
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(TestCity.ZONE).toInstant();
    }

    private static boolean isStock(Cell cell) {
        return Measure.named(cell.measure()).orElseThrow().kind() == Measure.Kind.STOCK;
    }

    /** All of their cells, so as of every moment. */
    private static Map<Cell, Long> flows(OracleResult result, Predicate<Cell> asked, LocalDate from, LocalDate to) {
        Map<Cell, Long> flows = new TreeMap<>(result.cells());
        flows.keySet().removeIf(cell -> isStock(cell) || !asked.test(cell) || cell.cohort().isBefore(from) || cell.cohort().isAfter(to));
        return flows;
    }

    private static Map<String, Long> stocks(OracleResult result, Predicate<Cell> asked, LocalDate day, Instant asOf) {
        Map<String, Long> sums = new TreeMap<>();
        result.cells().forEach((cell, amount) -> {
            if (isStock(cell) && asked.test(cell) && !cell.cohort().isAfter(day) && !cell.label().isAfter(asOf)) {
                sums.merge(cell.measure() + " of " + cell.unit(), amount, Long::sum);
            }
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    @Test
    void typesChooseCasesAndCasesStayWhole() {
        Selection selection = new Selection(null, null, List.of(), Set.of(EventType.PAYMENT_REFUNDED));
        CaseChoice choice = new CaseChoice(selection, GeneratedCases.RULES);

        for (StoredCase one : CASES) {
            boolean refunded = one.stored().stream().anyMatch(event -> event.type() == EventType.PAYMENT_REFUNDED);
            assertThat(choice.wants(one)).as(one.id()).isEqualTo(refunded);
        }
        assertThat(CASES.stream().filter(choice::wants).flatMap(one -> one.stored().stream()).map(Event::type))
                .contains(EventType.PAYMENT_REFUNDED, EventType.DOSSIER_ACCEPTED);
    }

    @Test
    void withoutAnySelectionEveryCaseIsWanted() {
        CaseChoice choice = new CaseChoice(new Selection(null, null, List.of(), Set.of()), GeneratedCases.RULES);

        assertThat(CASES).allMatch(choice::wants);
    }
}
