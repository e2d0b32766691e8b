package city.ioc.dashboards.scope;

import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which codes belong to which unit on which day.
 *
 * <p>Nothing may fall between two units: after its last day a unit keeps what still arrives under its code, until the code is
 * given to another one; before its first day likewise. Parents are those that it had on the nearest of its own days.
 */
public final class UnitTree {

    private final boolean open;
    private final UnitsNow now;
    private final Map<String, List<Meaning>> meanings = new LinkedHashMap<>();
    private final Map<String, UnitScope> scopes = new HashMap<>();

    public UnitTree(Units units) {
        open = units.isOpen();
        now = new UnitsNow(units, this);
        Map<String, List<Unit>> byCode = new LinkedHashMap<>();
        units.all().forEach(unit -> byCode.computeIfAbsent(unit.code(), code -> new ArrayList<>()).add(unit));
        byCode.forEach((code, list) -> meanings.put(code, extended(list)));
        Map<String, Map<String, List<Days>>> below = new HashMap<>();
        meanings.values().forEach(list -> list.forEach(
                meaning -> climb(meaning.unit().code(), meaning, meaning.extended(), below)));
        below.forEach((code, days) -> scopes.put(code, UnitScope.of(days)));
    }

    /**
     * A unit with all below it.
     *
     * @param code null for the whole city
     * @return empty when the profile does not know the code
     */
    public Optional<UnitScope> scope(String code) {
        if (code == null) {
            return Optional.of(UnitScope.CITY);
        }
        return open ? Optional.of(UnitScope.single(code)) : Optional.ofNullable(scopes.get(code));
    }

    /**
     * A unit with all below it, as it was then or in its area of today.
     *
     * @param code null for the whole city
     * @return empty when the profile does not know the code
     */
    public Optional<UnitScope> scope(String code, UnitsAs as, LocalDate today) {
        Optional<UnitScope> then = scope(code);
        return as == UnitsAs.THEN ? then : then.map(scope -> now.scope(code, scope, today));
    }

    /** The days after the first and up to the last on which units of a scope began, or were no more. */
    public List<LocalDate> breaks(UnitScope scope, LocalDate first, LocalDate last) {
        Days period = new Days(Meaning.day(first) + 1, Meaning.day(last));
        int earliest = meanings().mapToInt(each -> each.own().from()).min().orElse(Integer.MAX_VALUE);
        return meanings()
                .flatMapToInt(each -> changes(each)
                        .filter(day -> scope.stands(each.code(), day) || scope.stands(each.code(), day - 1)))
                .filter(day -> day > earliest && period.contains(day))
                .sorted()
                .distinct()
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
    }

    /** Its first day, and the first on which it is no more. */
    private static IntStream changes(Meaning unit) {
        int last = unit.own().to();
        return last == Integer.MAX_VALUE ? IntStream.of(unit.own().from()) : IntStream.of(unit.own().from(), last + 1);
    }

    Stream<Meaning> meanings() {
        return meanings.values().stream().flatMap(List::stream);
    }

    /** What a code means on a day of one of its units. */
    Meaning meaning(String code, int day) {
        return meanings.get(code).stream().filter(each -> each.isOn(day)).findFirst().orElseThrow();
    }

    /** Those that have a unit as their parent on some day. */
    List<Meaning> below(Meaning unit) {
        return meanings()
                .filter(each -> unit.code().equals(each.unit().parent()) && unit.own().intersection(each.own()) != null)
                .toList();
    }

    private static List<Meaning> extended(List<Unit> units) {
        List<Unit> inOrder =
                units.stream().sorted(Comparator.comparing(Unit::validFrom)).toList();
        List<Meaning> extended = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Unit unit = inOrder.get(i);
            int from = i == 0 ? Integer.MIN_VALUE : Meaning.day(unit.validFrom());
            int to = i == inOrder.size() - 1 ? Integer.MAX_VALUE : Meaning.day(inOrder.get(i + 1).validFrom()) - 1;
            int last = unit.validTo() == null ? Integer.MAX_VALUE : Meaning.day(unit.validTo());
            extended.add(new Meaning(unit, new Days(Meaning.day(unit.validFrom()), last), new Days(from, to)));
        }
        return extended;
    }

    /** Enters {@code leaf} under {@code meaning} and under all that is above that, on the days given. */
    private void climb(String leaf, Meaning meaning, Days days, Map<String, Map<String, List<Days>>> below) {
        below.computeIfAbsent(meaning.unit().code(), code -> new HashMap<>())
                .computeIfAbsent(leaf, code -> new ArrayList<>())
                .add(days);
        for (Meaning parent : meanings.getOrDefault(parentOf(meaning), List.of())) {
            Days under = daysUnder(parent, meaning);
            Days part = under == null ? null : under.intersection(days);
            if (part != null) {
                climb(leaf, parent, part, below);
            }
        }
    }

    private static String parentOf(Meaning meaning) {
        return meaning.unit().parent() == null ? "" : meaning.unit().parent();
    }

    private static Days daysUnder(Meaning parent, Meaning child) {
        Days common = parent.extended().intersection(child.own());
        if (common == null) {
            return null;
        }
        int from = common.from() == child.own().from() ? Integer.MIN_VALUE : common.from();
        int to = common.to() == child.own().to() ? Integer.MAX_VALUE : common.to();
        return new Days(from, to);
    }
}
