package city.ioc.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes a list of units consistent: one meaning of a code per day, and parents above their children at all times. */
final class UnitRules {

    /** What is wrong with one unit of the list. */
    record Broken(int index, String reason) {}

    private final Map<String, List<Unit>> byCode = new HashMap<>();

    private UnitRules(List<Unit> units) {
        units.forEach(unit -> byCode.computeIfAbsent(unit.code(), code -> new ArrayList<>()).add(unit));
    }

    static List<Broken> check(List<Unit> units) {
        UnitRules rules = new UnitRules(units);
        Map<String, List<Unit>> earlier = new HashMap<>();
        List<Broken> broken = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            List<Unit> sameCode = earlier.computeIfAbsent(unit.code(), code -> new ArrayList<>());
            for (Unit other : sameCode) {
                if (other.validity().overlaps(unit.validity())) {
                    broken.add(new Broken(i, "unit %s (%s), valid %s, overlaps %s, valid %s".formatted(
                            unit.code(), unit.name().en(), unit.validity(), other.name().en(), other.validity())));
                }
            }
            sameCode.add(unit);
            int index = i;
            rules.parentProblem(unit).ifPresent(reason -> broken.add(new Broken(index, reason)));
        }
        return broken;
    }

    private Optional<String> parentProblem(Unit unit) {
        boolean isCity = unit.kind() == Unit.Kind.CITY;
        if (unit.parent() == null) {
            return isCity ? Optional.empty() : Optional.of("unit %s needs a parent: only a CITY has none".formatted(unit.code()));
        }
        List<Unit> parents = byCode.get(unit.parent());
        if (isCity) {
            return Optional.of("unit %s is a CITY and cannot have a parent".formatted(unit.code()));
        }
        if (parents == null) {
            return Optional.of("parent %s is not a unit".formatted(unit.parent()));
        }
        for (Unit parent : parents) {
            if (parent.validity().overlaps(unit.validity()) && parent.kind().level() >= unit.kind().level()) {
                return Optional.of("parent %s is a %s, which cannot be above a %s"
                        .formatted(parent.code(), parent.kind(), unit.kind()));
            }
        }
        return unit.validity()
                .firstDayWithout(parents.stream().map(Unit::validity).toList())
                .map(day -> "parent %s is not valid on %s".formatted(unit.parent(), day));
    }
}
