package city.ioc.dashboards.scope;

import city.ioc.core.Grain;
import city.ioc.dashboards.cube.Cube;
import city.ioc.kpi.Measure;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Succession;
import city.ioc.profile.Succession.Part;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import city.ioc.streams.CellKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.day;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A city that dissolves its district on 2025-07-01. A and B merge into a new A; K stays as it is. E and a part of F make N, the rest of F
 * makes M. The old X becomes H, and its code is given to what was G. U came from a place that is not known, of V nothing is known.
 */
class UnitsNowTest {
    private static final String MERGER = "2025-07-01";
    private static final LocalDate TODAY = LocalDate.parse("2025-09-01");
    private static final Map<String, Integer> IN_JUNE = Map.of(
            "A", 1, "B", 2, "E", 4, "F", 8, "G", 16, "X", 32, "K", 64, "D", 128, "P", 256, "?", 512);
    private static final Map<String, Integer> IN_JULY = Map.of(
            "A", 1_000, "N", 2_000, "M", 3_000, "X", 4_000, "H", 5_000, "U", 6_000, "V", 7_000, "K", 8_000, "P", 9_000);
    /** What still comes in July under codes of units that are no more. */
    private static final Map<String, Integer> LEFT_IN_JULY = Map.of("B", 10_000, "F", 20_000, "G", 40_000, "D", 80_000);

    private final UnitTree tree = new UnitTree(city());
    private final Cube cube = new Cube();

    private static Units city() {
        List<Unit> units = new ArrayList<>();
        units.add(unit("C", Unit.Kind.CITY, null, "2020-01-01", null));
        units.add(unit("P", Unit.Kind.DEPARTMENT, "C", "2020-01-01", null));
        units.add(unit("D", Unit.Kind.DISTRICT, "C", "2020-01-01", "2025-06-30"));
        for (String code : List.of("A", "B", "E", "F", "G", "X", "K")) {
            units.add(unit(code, Unit.Kind.COMMUNE, "D", "2020-01-01", "2025-06-30"));
        }
        for (String code : List.of("A", "N", "M", "X", "H", "U", "V", "K")) {
            units.add(unit(code, Unit.Kind.COMMUNE, "C", MERGER, null));
        }
        return Units.of(
                units,
                List.of(
                        went("A", "A", Part.WHOLE),
                        went("B", "A", Part.WHOLE),
                        went("E", "N", Part.WHOLE),
                        went("F", "N", Part.PART),
                        went("F", "M", Part.PART),
                        went("G", "X", Part.WHOLE),
                        went("X", "H", Part.WHOLE),
                        went("K", "K", Part.WHOLE),
                        went(null, "U", null)));
    }

    private static Succession went(String predecessor, String unit, Part part) {
        return new Succession(unit, LocalDate.parse(MERGER), predecessor, part);
    }

    private static Unit unit(String code, Unit.Kind kind, String parent, String from, String to) {
        return new Unit(
                code, LocalizedText.same("unit " + code), kind, parent, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    @BeforeEach
    void giveCells() {
        IN_JUNE.forEach((code, amount) -> put(code, "2025-06-10", amount));
        IN_JULY.forEach((code, amount) -> put(code, "2025-07-10", amount));
        LEFT_IN_JULY.forEach((code, amount) -> put(code, "2025-07-10", amount));
    }

    /** As many received, and open since. */
    private void put(String code, String date, int amount) {
        for (Measure measure : List.of(Measure.RECEIVED, Measure.OPEN)) {
            cube.apply(List.of(new Cube.Cell(new CellKey(code, measure, day(date), Grain.MINUTE, day(date) * 86_400_000L), amount)));
        }
    }

    private UnitScope now(String code) {
        return tree.scope(code, UnitsAs.NOW, TODAY).orElseThrow();
    }

    /** The figure, or why there is none. */
    private String figure(Measure measure, String code, String from, String to) {
        UnitScope scope = now(code);
        Optional<String> reason = scope.notComparable(LocalDate.parse(from));
        return reason.orElseGet(() ->
                "" + cube.sum(scope, measure, LocalDate.parse(from), LocalDate.parse(to), Long.MAX_VALUE));
    }

    private String received(String code, String from, String to) {
        return figure(Measure.RECEIVED, code, from, to);
    }

    private String june(String code) {
        return received(code, "2025-06-01", "2025-06-30");
    }

    private String summer(String code) {
        return received(code, "2025-06-01", "2025-07-31");
    }

    @Test
    void beforeItBeganAUnitHasTheFiguresOfThoseThatMergedIntoIt() {
        assertThat(june("A")).isEqualTo("3");
        assertThat(june("K")).isEqualTo("64");
        assertThat(june("P")).isEqualTo("256");
        assertThat(summer("A")).isEqualTo("" + (3 + 1_000 + 10_000));
        assertThat(summer("K")).isEqualTo("8064");
    }

    @Test
    void aCodeThatWasGivenToAnotherUnitCountsForEachOnItsDays() {
        assertThat(june("X")).isEqualTo("16");
        assertThat(june("H")).isEqualTo("32");
        assertThat(summer("X")).isEqualTo("" + (16 + 4_000 + 40_000));
        assertThat(summer("H")).isEqualTo("" + (32 + 5_000));
    }

    @Test
    void whatStandsUnderTheCodesOfThePredecessorsStandsForTheirSuccessor() {
        assertThat(figure(Measure.OPEN, "A", "2025-08-01", "2025-08-01")).isEqualTo("11003");
        assertThat(figure(Measure.OPEN, "A", "2025-06-30", "2025-06-30")).isEqualTo("3");
        // Under X stands what the old X and the new one have open: the code says no more.
        assertThat(figure(Measure.OPEN, "X", "2025-08-01", "2025-08-01")).isEqualTo("" + (32 + 4_000 + 16 + 40_000));
        assertThat(figure(Measure.OPEN, "H", "2025-08-01", "2025-08-01")).isEqualTo("5000");
        assertThat(figure(Measure.OPEN, "N", "2025-08-01", "2025-08-01")).isEqualTo("2000");
    }

    @Test
    void whatIsNotKnownWhollyIsNotComparableBeforeTheUnitBegan() {
        String part = "only a part of F (unit F) went to %s (unit %s) on 2025-07-01";
        String unknown = "%s (unit %s) began on 2025-07-01, and not all that it came from is known";
        for (String code : List.of("N", "M")) {
            assertThat(june(code)).isEqualTo(part.formatted(code, code));
            assertThat(summer(code)).isEqualTo(part.formatted(code, code));
        }
        for (String code : List.of("U", "V")) {
            assertThat(june(code)).isEqualTo(unknown.formatted(code, code));
        }
        assertThat(received("N", "2025-07-01", "2025-07-31")).isEqualTo("2000");
        assertThat(received("V", "2025-07-01", "2025-07-31")).isEqualTo("7000");
        assertThat(received("A", "2019-12-31", "2025-07-31"))
                .isEqualTo("A (unit A) began on 2020-01-01, and not all that it came from is known");
        assertThat(june("D")).isEqualTo("D is no unit on 2025-09-01");
        assertThat(june("B")).isEqualTo("B is no unit on 2025-09-01");
    }

    @Test
    void theWholeCityIsComparableSinceTheLastUnitThatCameFromOutside() {
        for (String city : new String[] {null, "C"}) {
            assertThat(now(city).notComparable(LocalDate.parse("2025-06-30"))).hasValueSatisfying(reason ->
                    assertThat(reason).isEqualTo("U (unit U) began on 2025-07-01, and not all that it came from is known"));
        }
        assertThat(received(null, "2025-07-01", "2025-07-31")).isEqualTo("" + (45_000 + 150_000));
    }

    @Test
    void comparableUnitsAndThePredecessorsOfTheOthersAddUpToTheCity() {
        long comparable = List.of("A", "X", "H", "K", "P").stream().mapToLong(code -> Long.parseLong(june(code))).sum();
        long others = List.of("E", "F", "D", "?").stream().mapToLong(IN_JUNE::get).sum();

        assertThat(comparable + others)
                .isEqualTo(cube.sum(UnitScope.CITY, Measure.RECEIVED, LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-30"), Long.MAX_VALUE))
                .isEqualTo(1023);
    }

    @Test
    void asThenACodeMeansWhoeverHadIt() {
        UnitScope then = tree.scope("X", UnitsAs.THEN, TODAY).orElseThrow();

        assertThat(cube.sum(then, Measure.RECEIVED, LocalDate.parse("2025-06-01"), LocalDate.parse("2025-07-31"), Long.MAX_VALUE))
                .isEqualTo(4_032);
        assertThat(then.notComparable(LocalDate.parse("1900-01-01"))).isEmpty();
    }

    @Test
    void theDayOnWhichTheUnitsOfAScopeChangeIsABreak() {
        LocalDate first = LocalDate.parse("2020-01-01");
        for (String code : new String[] {null, "C", "D", "A", "B", "X", "N"}) {
            UnitScope then = tree.scope(code).orElseThrow();
            assertThat(tree.breaks(then, first, TODAY)).as(code).containsExactly(LocalDate.parse(MERGER));
            assertThat(tree.breaks(then, LocalDate.parse(MERGER), TODAY)).isEmpty();
        }
        assertThat(tree.breaks(now("H"), first, TODAY)).containsExactly(LocalDate.parse(MERGER));
        assertThat(tree.breaks(tree.scope("P").orElseThrow(), first, TODAY)).isEmpty();
    }

    @Test
    void aParentIsComparableWhileAllBelowItIs() {
        UnitTree districts = new UnitTree(Units.of(
                List.of(
                        unit("C", Unit.Kind.CITY, null, "2020-01-01", null),
                        unit("Q", Unit.Kind.DISTRICT, "C", "2020-01-01", null),
                        unit("R", Unit.Kind.DISTRICT, "C", "2020-01-01", null),
                        unit("S", Unit.Kind.DISTRICT, "C", "2020-01-01", null),
                        unit("a", Unit.Kind.COMMUNE, "Q", "2020-01-01", "2022-12-31"),
                        unit("b", Unit.Kind.COMMUNE, "R", "2020-01-01", "2022-12-31"),
                        unit("c", Unit.Kind.COMMUNE, "Q", "2023-01-01", null),
                        unit("d", Unit.Kind.COMMUNE, "S", "2020-01-01", "2023-12-31")),
                List.of(
                        new Succession("c", LocalDate.parse("2023-01-01"), "a", Part.WHOLE),
                        new Succession("c", LocalDate.parse("2023-01-01"), "b", Part.WHOLE))));
        UnitScope q = districts.scope("Q", UnitsAs.NOW, TODAY).orElseThrow();
        UnitScope r = districts.scope("R", UnitsAs.NOW, TODAY).orElseThrow();
        UnitScope s = districts.scope("S", UnitsAs.NOW, TODAY).orElseThrow();

        assertThat(q.codes()).containsExactlyInAnyOrder("Q", "a", "b", "c");
        assertThat(r.codes()).containsExactly("R");
        assertThat(List.of(q, r)).allMatch(each -> each.notComparable(LocalDate.parse("2020-01-01")).isEmpty());
        assertThat(s.notComparable(LocalDate.parse("2023-12-31")))
                .hasValue("what became of all of d (unit d), which ended on 2023-12-31, is not known");
        assertThat(s.notComparable(LocalDate.parse("2024-01-01"))).isEmpty();
    }
}
