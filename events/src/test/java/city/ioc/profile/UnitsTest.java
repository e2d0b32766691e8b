package city.ioc.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnitsTest {
    private static final LocalDate LAST_DAY_OF_DISTRICTS = LocalDate.of(2025, 6, 30);
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);
    private static Units units;

    @BeforeAll
    static void load() {
        units = Profiles.load("cantho").units();
    }

    @Test
    void theSameCodeMeansAnotherUnitAfterTheMerger() {
        assertThat(units.at("31135", LAST_DAY_OF_DISTRICTS).orElseThrow())
                .returns("Phường Tân An", unit -> unit.name().vi())
                .returns("916", Unit::parent);
        assertThat(units.at("31135", MERGER).orElseThrow())
                .returns("Phường Ninh Kiều", unit -> unit.name().vi())
                .returns("92", Unit::parent);
        assertThat(units.at("31147", MERGER).orElseThrow().name().en()).isEqualTo("Tân An");
        assertThat(units.at("31117", MERGER)).isEmpty();
        assertThat(units.at("nowhere", MERGER)).isEmpty();
    }

    @Test
    void anEventMayNotNameAUnitThatIsNotValidOnItsDay() {
        assertThat(units.problem("916", LAST_DAY_OF_DISTRICTS)).isEmpty();
        assertThat(units.problem("916", MERGER)).contains("unit 916 (Ninh Kiều) was valid from 2004-01-02 to 2025-06-30");
        assertThat(units.problem("31810", LAST_DAY_OF_DISTRICTS)).contains("unit 31810 (Lai Hoà) is valid from 2025-07-01");
        assertThat(units.problem("31135", LAST_DAY_OF_DISTRICTS)).isEmpty();
        assertThat(units.problem("31135", LocalDate.of(2003, 1, 1))).contains(
                "unit 31135 (Tân An) is valid from 2004-01-02 to 2025-06-30, unit 31135 (Ninh Kiều) is valid from 2025-07-01");
        assertThat(units.problem("H13", MERGER)).contains("unknown unit");
    }

    @Test
    void aDistrictHasItsWardsBeforeTheMergerAndNothingAfter() {
        assertThat(units.descendants("916", LAST_DAY_OF_DISTRICTS, LAST_DAY_OF_DISTRICTS)).hasSize(12);
        assertThat(units.descendants("916", MERGER, MERGER)).isEmpty();
        assertThat(units.descendants("916", LAST_DAY_OF_DISTRICTS, MERGER))
                .hasSize(12)
                .first()
                .returns("916", Unit::code);
    }

    @Test
    void theCityHasBothMeaningsOfACodeInAPeriodAcrossTheMerger() {
        assertThat(units.descendants("92", LAST_DAY_OF_DISTRICTS, MERGER))
                .hasSameSizeAs(units.all())
                .filteredOn(unit -> unit.code().equals("31135"))
                .hasSize(2);
        assertThat(units.descendants("92", MERGER, MERGER)).hasSize(1 + 19 + 103);
        assertThat(units.descendants("STP", MERGER, MERGER)).hasSize(1);
    }

    @Test
    void aCodeInACityWithoutAListIsAUnitOfItsOwn() {
        Units open = Units.openToAll();

        assertThat(open.isOpen()).isTrue();
        assertThat(open.all()).isEmpty();
        assertThat(open.problem("anything", MERGER)).isEmpty();
        assertThat(open.at("anything", MERGER)).map(Unit::code).contains("anything");
        assertThat(open.descendants("anything", MERGER, MERGER)).map(Unit::code).containsExactly("anything");
    }

    @Test
    void unitsAreBelowAParentOnlyWhileItsCodeMeansThatParent() {
        LocalDate start = LocalDate.of(2020, 1, 1);
        Units changing = Units.of(List.of(
                unit("C", Unit.Kind.CITY, null, start, null),
                unit("D", Unit.Kind.DISTRICT, "C", start, start.plusDays(9)),
                unit("X", Unit.Kind.COMMUNE, "D", start, start.plusDays(4)),
                unit("X", Unit.Kind.COMMUNE, "C", start.plusDays(5), null)));

        assertThat(changing.descendants("D", start.plusDays(5), start.plusDays(9))).map(Unit::code).containsExactly("D");
        assertThat(changing.descendants("D", start, start)).map(Unit::code).containsExactly("D", "X");
        assertThat(changing.descendants("C", start, start.plusDays(9))).hasSize(4);
    }

    @Test
    void unitsThatDoNotFitTogetherAreRefused() {
        LocalDate start = LocalDate.of(2020, 1, 1);
        assertThatThrownBy(() -> Units.of(List.of(unit("A", Unit.Kind.CITY, "B", start, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unit A is a CITY and cannot have a parent");
    }

    @Test
    void ofThirtyTwoCommunesOfTheOldCityItIsKnownWhatTheyWereFormedFrom() {
        Map<String, List<Succession>> byUnit =
                units.successions().stream().collect(Collectors.groupingBy(Succession::unit));

        assertThat(byUnit).hasSize(32);
        assertThat(byUnit.values()).allSatisfy(known -> assertThat(known).allMatch(each -> each.from().equals(MERGER)));
        assertThat(byUnit.entrySet().stream()
                        .filter(known -> known.getValue().stream().anyMatch(each -> each.part() == Succession.Part.PART))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("31120", "31150", "31168", "31183", "31207", "31228");
        // Every commune of the old city went somewhere: 80 as a whole, three in two parts.
        assertThat(units.successions().stream().map(Succession::predecessor).distinct()).hasSize(83);
        assertThat(units.successions()).hasSize(86);
    }

    @Test
    void successionsThatDoNotFitTheUnitsAreRefused() {
        LocalDate start = LocalDate.of(2020, 1, 1);
        List<Unit> one = List.of(unit("A", Unit.Kind.CITY, null, start, null));
        assertThatThrownBy(() -> Units.of(one, List.of(new Succession("A", start, "B", Succession.Part.WHOLE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predecessor B is not a unit on 2019-12-31, the day before");
        assertThat(Units.of(one, List.of(new Succession("A", start, null, null)))).isNotEqualTo(Units.of(one));
    }

    private static Unit unit(String code, Unit.Kind kind, String parent, LocalDate from, LocalDate to) {
        return new Unit(code, LocalizedText.same(code), kind, parent, from, to);
    }
}
