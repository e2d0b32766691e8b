package city.ioc.dashboards.cube;

import city.ioc.core.Grain;
import city.ioc.dashboards.cube.Cube.Cell;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class CubeProperties {
    private static final long MINUTE = 60_000;

    @Provide
    Arbitrary<List<Cell>> cells() {
        Arbitrary<CellKey> keys = Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of(Measure.RECEIVED, Measure.OPEN, Measure.PAID_ONLINE),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(Grain.values()),
                        Arbitraries.integers().between(-5, 20))
                .as((unit, measure, cohort, grain, label) -> new CellKey(unit, measure, cohort, grain, label * MINUTE));
        return Combinators.combine(keys, Arbitraries.longs().between(-3, 3)).as(Cell::new).list().ofMaxSize(120);
    }

    @Property
    void anySumIsTheSumOfTheCellsItIsMadeOf(
            @ForAll("cells") List<Cell> cells,
            @ForAll @IntRange(max = 12) int from,
            @ForAll @IntRange(max = 12) int length,
            @ForAll @IntRange(min = -6, max = 21) int asOf) {
        Cube cube = new Cube();
        Map<CellKey, Long> latest = new HashMap<>();
        cells.forEach(cell -> {
            cube.apply(List.of(cell));
            sum(cube, "a", Measure.OPEN, 0, 12, 20);
            latest.put(cell.key(), cell.value());
        });
        for (Measure measure : List.of(Measure.RECEIVED, Measure.OPEN, Measure.PAID_ONLINE)) {
            long expected = latest.entrySet().stream()
                    .filter(entry -> counts(entry.getKey(), measure, from, from + length, asOf))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(sum(cube, null, measure, from, from + length, asOf)).isEqualTo(expected);
            long parts = sum(cube, "a", measure, from, from + length, asOf)
                    + sum(cube, "b", measure, from, from + length, asOf)
                    + sum(cube, "c", measure, from, from + length, asOf);
            assertThat(parts).isEqualTo(expected);
        }
        assertThat(cube.size()).isEqualTo(latest.values().stream().filter(value -> value != 0).count());
    }

    private static boolean counts(CellKey key, Measure measure, int from, int to, int asOf) {
        boolean stock = measure.kind() == Measure.Kind.STOCK;
        return key.measure() == measure
                && (stock || key.cohort() >= from)
                && key.cohort() <= to
                && key.label() <= asOf * MINUTE;
    }

    private static long sum(Cube cube, String unit, Measure measure, int from, int to, int asOf) {
        return cube.sum(
                unit == null ? UnitScope.CITY : UnitScope.single(unit),
                measure,
                LocalDate.ofEpochDay(from),
                LocalDate.ofEpochDay(to),
                asOf * MINUTE);
    }
}
