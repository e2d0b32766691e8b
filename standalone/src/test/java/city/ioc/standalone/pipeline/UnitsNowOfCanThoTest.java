package city.ioc.standalone.pipeline;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitsAs;
import city.ioc.kpi.Measure;
import city.ioc.oracle.OracleResult;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Succession;
import city.ioc.profile.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A simulated early summer of Cần Thơ before the merger, in the units of today, against plain sums of what the oracle finds. */
class UnitsNowOfCanThoTest {
    private static final LocalDate FROM = LocalDate.of(2025, 5, 26);
    private static final LocalDate TO = LocalDate.of(2025, 6, 30);

    private final CityProfile cantho = ProfileLoader.load(Project.profile("cantho"));

    @Test
    void comparableUnitsHaveTheSumOfTheirPredecessorsAndWithTheOthersAddUpToTheCity() throws Exception {
        FoldedCity city =
                FoldedCity.simulated(cantho, Project.profile("cantho"), FROM, LocalDate.of(2025, 7, 11), 2_000, 3);
        Board board = city.board();
        Set<String> counted = new HashSet<>();
        int comparable = 0;
        long sum = 0;
        for (Unit unit : cantho.units().all()) {
            if (unit.validTo() != null || unit.kind() == Unit.Kind.CITY) {
                continue;
            }
            UnitScope scope = board.scope(unit.code(), UnitsAs.NOW);
            if (scope.notComparable(FROM).isEmpty()) {
                List<String> codes = unit.kind() == Unit.Kind.COMMUNE ? predecessors(unit) : List.of(unit.code());
                long figure = board.figures().cube().sum(scope, Measure.RECEIVED, FROM, TO, Long.MAX_VALUE);
                assertThat(figure).as(unit.name().en()).isEqualTo(codes.stream().mapToLong(code -> received(city, code)).sum());
                assertThat(counted).doesNotContainAnyElementsOf(codes);
                counted.addAll(codes);
                comparable += unit.kind() == Unit.Kind.COMMUNE ? 1 : 0;
                sum += figure;
            }
        }
        long others = cantho.units().all().stream()
                .map(Unit::code)
                .distinct()
                .filter(code -> !counted.contains(code))
                .mapToLong(code -> received(city, code))
                .sum();
        assertThat(comparable).isEqualTo(26);
        assertThat(sum).isPositive();
        assertThat(others).isPositive();
        assertThat(sum + others).isEqualTo(received(city, null));
    }

    private List<String> predecessors(Unit unit) {
        return cantho.units().successions().stream()
                .filter(each -> each.unit().equals(unit.code()))
                .map(Succession::predecessor)
                .toList();
    }

    private static long received(FoldedCity city, String code) {
        return OracleResult.count(city.oracle(), "received", code, FROM, TO, Instant.MAX);
    }
}
