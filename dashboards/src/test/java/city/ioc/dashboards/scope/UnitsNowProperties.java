package city.ioc.dashboards.scope;

import city.ioc.profile.LocalizedText;
import city.ioc.profile.Succession;
import city.ioc.profile.Succession.Part;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Random reorganisations of a city, followed forward day by day, where the product looks back. */
class UnitsNowProperties {
    private static final int CODES = 7;
    private static final int LAST = 40;
    private static final List<Integer> WAVES = List.of(10, 20, 30);

    /** The units of a made-up city through time, and where they went. */
    private static final class History {
        private final Random random;
        private final List<Unit> units = new ArrayList<>();
        private final List<Succession> successions = new ArrayList<>();
        private final TreeMap<String, Integer> begun = new TreeMap<>();

        History(long seed) {
            random = new Random(seed);
            units.add(unit("C", Unit.Kind.CITY, null, 0, null));
            for (int i = 0; i < CODES; i++) {
                if (random.nextInt(3) > 0) {
                    begun.put("c" + i, 0);
                }
            }
            WAVES.forEach(this::reorganise);
            begun.forEach((code, from) -> units.add(unit(code, Unit.Kind.COMMUNE, "C", from, null)));
        }

        /** Some units end; new ones take free codes, and all, parts or nothing known of the ended ones. */
        private void reorganise(int day) {
            List<String> ended = new ArrayList<>();
            for (String code : List.copyOf(begun.keySet())) {
                if (random.nextInt(2) == 0) {
                    units.add(unit(code, Unit.Kind.COMMUNE, "C", begun.remove(code), day - 1));
                    ended.add(code);
                }
            }
            List<String> founded = new ArrayList<>();
            for (int i = 0; i < CODES; i++) {
                if (!begun.containsKey("c" + i) && random.nextInt(2) == 0) {
                    founded.add("c" + i);
                }
            }
            founded.forEach(code -> begun.put(code, day));
            for (String code : ended) {
                Collections.shuffle(founded, random);
                int heirs = random.nextInt(8) == 0 ? 0 : random.nextInt(5) == 0 ? 2 : 1;
                for (int i = 0; i < Math.min(heirs, founded.size()); i++) {
                    successions.add(new Succession(founded.get(i), date(day), code, heirs == 1 ? Part.WHOLE : Part.PART));
                }
            }
            for (String code : founded) {
                if (random.nextInt(8) == 0) {
                    successions.add(new Succession(code, date(day), null, null));
                }
            }
        }

        /** Who has a code on a day, or had it last, or will have it first. */
        Unit holder(String code, int day) {
            return units.stream()
                    .filter(each -> each.code().equals(code))
                    .sorted(Comparator.comparing(Unit::validFrom))
                    .reduce((earlier, later) -> later.validFrom().isAfter(date(day)) ? earlier : later)
                    .orElse(null);
        }

        List<Succession> origins(Unit unit) {
            return successions.stream()
                    .filter(each -> each.unit().equals(unit.code()) && each.from().equals(unit.validFrom()))
                    .toList();
        }

        boolean isKnown(Unit unit) {
            return !origins(unit).isEmpty() && origins(unit).stream().allMatch(each -> each.part() == Part.WHOLE);
        }

        /** The unit of today that a unit has become part of, as a whole and with all others known; null when there is none. */
        Unit heir(Unit unit) {
            Unit heir = unit;
            while (heir.validTo() != null) {
                Unit ended = heir;
                heir = successions.stream()
                        .filter(each -> ended.code().equals(each.predecessor())
                                && each.from().equals(ended.validTo().plusDays(1))
                                && each.part() == Part.WHOLE)
                        .map(each -> holder(each.unit(), (int) each.from().toEpochDay()))
                        .filter(this::isKnown)
                        .findFirst()
                        .orElse(null);
                if (heir == null) {
                    return null;
                }
            }
            return heir;
        }

        /** The first day from which on all of a unit of today is known. */
        int knownFrom(Unit unit) {
            return isKnown(unit)
                    ? origins(unit).stream()
                            .mapToInt(each -> knownFrom(holder(each.predecessor(), (int) each.from().toEpochDay() - 1)))
                            .max()
                            .orElseThrow()
                    : (int) unit.validFrom().toEpochDay();
        }
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    private static Unit unit(String code, Unit.Kind kind, String parent, int from, Integer to) {
        return new Unit(code, LocalizedText.same(code), kind, parent, date(from), to == null ? null : date(to));
    }

    @Property(tries = 100)
    void everyDayOfACodeBelongsToTheUnitOfTodayThatItWentTo(@ForAll long seed) {
        History history = new History(seed);
        UnitTree tree = new UnitTree(Units.of(history.units, history.successions));
        for (String today : history.begun.keySet()) {
            Unit unit = history.holder(today, LAST);
            UnitScope scope = tree.scope(today, UnitsAs.NOW, date(LAST)).orElseThrow();
            int knownFrom = history.knownFrom(unit);
            for (int day = 0; day <= LAST; day++) {
                assertThat(scope.notComparable(date(day)).isPresent()).isEqualTo(day < knownFrom);
                for (int i = 0; i < CODES && day >= knownFrom; i++) {
                    Unit holder = history.holder("c" + i, day);
                    boolean belongs = holder != null && unit.equals(history.heir(holder));
                    assertThat(scope.flowDays("c" + i, day, day)).as("c%d on %d in %s", i, day, today).hasSize(belongs ? 1 : 0);
                    assertThat(scope.stands("c" + i, day)).isEqualTo(belongs);
                }
            }
        }
    }

    @Property(tries = 100)
    void comparableUnitsAndThePredecessorsOfTheOthersAddUpToTheCity(@ForAll long seed) {
        History history = new History(seed);
        UnitTree tree = new UnitTree(Units.of(history.units, history.successions));
        List<UnitScope> ofToday = history.begun.keySet().stream()
                .map(today -> tree.scope(today, UnitsAs.NOW, date(LAST)).orElseThrow())
                .toList();
        for (int day = 0; day <= LAST; day++) {
            for (int i = 0; i < CODES; i++) {
                int asked = day;
                String code = "c" + i;
                long comparable = ofToday.stream()
                        .filter(scope -> scope.notComparable(date(asked)).isEmpty() && scope.stands(code, asked))
                        .count();
                Unit holder = history.holder(code, day);
                Unit heir = holder == null ? null : history.heir(holder);
                boolean ofAnother = heir == null || day < history.knownFrom(heir);
                assertThat(comparable).as("%s on %d", code, day).isEqualTo(ofAnother ? 0 : 1);
            }
        }
    }
}
