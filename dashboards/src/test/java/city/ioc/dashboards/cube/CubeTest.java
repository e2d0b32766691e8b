package city.ioc.dashboards.cube;

import city.ioc.core.Grain;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cube.Cube.Cell;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.day;
import static org.assertj.core.api.Assertions.assertThat;

class CubeTest {
    private static final LocalDate MON = LocalDate.parse("2026-02-23");
    private static final LocalDate TUE = LocalDate.parse("2026-02-24");
    private static final LocalDate WED = LocalDate.parse("2026-02-25");
    private static final long LATER = at("2026-12-31T00:00");

    private final Cube cube = new Cube();

    private static Cell cell(String unit, Measure measure, String cohort, String label, long value) {
        return new Cell(new CellKey(unit, measure, day(cohort), Grain.MINUTE, at(label)), value);
    }

    private long city(Measure measure, LocalDate from, LocalDate to, long asOf) {
        return cube.sum(UnitScope.CITY, measure, from, to, asOf);
    }

    @Test
    void aFlowSumsTheCohortsOfThePeriod() {
        cube.apply(List.of(
                cell("a", Measure.RECEIVED, "2026-02-23", "2026-02-23T08:00", 1),
                cell("a", Measure.RECEIVED, "2026-02-24", "2026-02-24T08:00", 2),
                cell("b", Measure.RECEIVED, "2026-02-24", "2026-02-24T09:00", 4),
                cell("a", Measure.RECEIVED, "2026-02-25", "2026-02-25T08:00", 8),
                cell("a", Measure.RESOLVED, "2026-02-24", "2026-02-24T08:00", 16)));

        assertThat(city(Measure.RECEIVED, MON, WED, LATER)).isEqualTo(15);
        assertThat(city(Measure.RECEIVED, TUE, TUE, LATER)).isEqualTo(6);
        assertThat(cube.sum(UnitScope.single("a"), Measure.RECEIVED, TUE, WED, LATER)).isEqualTo(10);
        assertThat(cube.sum(UnitScope.single("c"), Measure.RECEIVED, MON, WED, LATER)).isZero();
        assertThat(cube.size()).isEqualTo(5);
    }

    @Test
    void aStockSumsAllCohortsUpToTheEndOfThePeriod() {
        cube.apply(List.of(
                cell("a", Measure.OPEN, "2025-01-06", "2025-01-06T08:00", 5),
                cell("a", Measure.OPEN, "2026-02-23", "2026-02-23T08:00", 1),
                cell("a", Measure.OPEN, "2026-02-25", "2026-02-25T08:00", -2)));

        assertThat(city(Measure.OPEN, TUE, TUE, LATER)).isEqualTo(6);
        assertThat(city(Measure.OPEN, WED, WED, LATER)).isEqualTo(4);
    }

    @Test
    void labelsAfterTheMomentAskedForDoNotCountThoughTheirCohortsDo() {
        cube.apply(List.of(
                cell("a", Measure.PAID_IN_FULL, "2026-02-23", "2026-02-23T08:00", 1),
                cell("a", Measure.PAID_IN_FULL, "2026-02-23", "2026-02-25T10:00", 2),
                cell("a", Measure.PAID_IN_FULL, "2026-02-24", "2026-02-24T08:00", 4)));

        assertThat(city(Measure.PAID_IN_FULL, MON, TUE, at("2026-02-25T09:59"))).isEqualTo(5);
        assertThat(city(Measure.PAID_IN_FULL, MON, TUE, at("2026-02-25T10:00"))).isEqualTo(7);
        assertThat(city(Measure.PAID_IN_FULL, MON, TUE, at("2026-02-23T07:59"))).isZero();
    }

    @Test
    void anOverdueThatLiesInTheFutureCountsOnceItsInstantHasCome() {
        cube.apply(List.of(cell("a", Measure.OVERDUE, "2026-02-25", "2026-02-25T00:00", 1)));

        assertThat(city(Measure.OVERDUE, WED, WED, at("2026-02-24T23:59"))).isZero();
        assertThat(city(Measure.OVERDUE, WED, WED, at("2026-02-25T00:00"))).isEqualTo(1);
        assertThat(city(Measure.OVERDUE, TUE, TUE, at("2026-02-25T00:00"))).isZero();
    }

    @Test
    void aCellTakesItsLatestValueAndGoesWithZero() {
        cube.apply(List.of(cell("a", Measure.RECEIVED, "2026-02-24", "2026-02-24T08:00", 3)));
        cube.apply(List.of(cell("a", Measure.RECEIVED, "2026-02-24", "2026-02-24T08:00", 7)));
        assertThat(city(Measure.RECEIVED, TUE, TUE, LATER)).isEqualTo(7);

        cube.apply(List.of(
                cell("a", Measure.RECEIVED, "2026-02-24", "2026-02-24T08:00", 0),
                cell("a", Measure.RECEIVED, "2026-02-25", "2026-02-25T08:00", 0)));
        assertThat(city(Measure.RECEIVED, TUE, TUE, LATER)).isZero();
        assertThat(cube.size()).isZero();
    }

    @Test
    void cellsOfTwoGrainsWithOneLabelAreTwoCells() {
        CellKey minute = new CellKey("a", Measure.RECEIVED, day("2026-02-24"), Grain.MINUTE, at("2026-02-24T09:00"));
        CellKey hour = new CellKey("a", Measure.RECEIVED, day("2026-02-24"), Grain.HOUR, at("2026-02-24T09:00"));
        cube.apply(List.of(new Cell(minute, 1), new Cell(hour, 2)));

        assertThat(city(Measure.RECEIVED, TUE, TUE, LATER)).isEqualTo(3);
        cube.apply(List.of(new Cell(minute, 0)));
        assertThat(city(Measure.RECEIVED, TUE, TUE, LATER)).isEqualTo(2);
    }

    @Test
    void flowsOfACodeGivenToAnotherUnitBelongToWhoeverHadItOnTheDay() {
        cube.apply(List.of(
                cell("31117", Measure.RECEIVED, "2025-06-30", "2025-06-30T08:00", 1),
                cell("31117", Measure.RECEIVED, "2025-07-01", "2025-07-01T08:00", 2),
                cell("31120", Measure.RECEIVED, "2025-07-01", "2025-07-01T08:00", 4)));
        UnitTree tree = new UnitTree(Testing.units());
        LocalDate first = LocalDate.parse("2025-06-01");
        LocalDate last = LocalDate.parse("2025-07-31");

        assertThat(cube.sum(tree.scope("916").orElseThrow(), Measure.RECEIVED, first, last, LATER)).isEqualTo(5);
        assertThat(cube.sum(tree.scope("92").orElseThrow(), Measure.RECEIVED, first, last, LATER)).isEqualTo(7);
        assertThat(cube.sum(tree.scope("31117").orElseThrow(), Measure.RECEIVED, first, last, LATER)).isEqualTo(3);
    }

    @Test
    void whatStandsUnderACodeBelongsToWhoeverHasItAtTheEndOfThePeriod() {
        cube.apply(List.of(
                cell("31117", Measure.OPEN, "2025-06-02", "2025-06-02T08:00", 3),
                cell("31117", Measure.OPEN, "2025-07-02", "2025-07-02T08:00", -1)));
        UnitScope district = new UnitTree(Testing.units()).scope("916").orElseThrow();
        LocalDate before = LocalDate.parse("2025-06-30");
        LocalDate after = LocalDate.parse("2025-07-31");

        assertThat(cube.sum(district, Measure.OPEN, before, before, LATER)).isEqualTo(3);
        assertThat(cube.sum(district, Measure.OPEN, after, after, LATER)).isZero();
    }
}
