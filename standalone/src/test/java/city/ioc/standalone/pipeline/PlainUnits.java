package city.ioc.standalone.pipeline;

import city.ioc.profile.Unit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which units a code belongs to on a day, climbed from the leaf up, by the page of the API alone. */
final class PlainUnits {
    private final Map<String, List<Unit>> byCode;

    PlainUnits(List<Unit> all) {
        byCode = all.stream()
                .sorted(Comparator.comparing(Unit::validFrom))
                .collect(Collectors.groupingBy(Unit::code, TreeMap::new, Collectors.toList()));
    }

    Set<String> codes() {
        return byCode.keySet();
    }

    /** The code itself and all above it; none for a code that is not listed. */
    Set<String> above(String code, LocalDate day) {
        Set<String> above = new HashSet<>();
        String current = byCode.containsKey(code) ? code : null;
        LocalDate nearest = day;
        while (current != null) {
            above.add(current);
            Unit unit = meaning(current, nearest);
            nearest = nearestOwnDay(unit, day);
            current = unit.parent();
        }
        return above;
    }

    /** The code itself and all that was ever above it. */
    Set<String> everAbove(String code) {
        Set<String> above = new HashSet<>();
        byCode.values().forEach(units -> units.forEach(unit -> {
            above.addAll(above(code, unit.validFrom()));
            above.addAll(above(code, nearestOwnDay(unit, LocalDate.MAX)));
        }));
        return above;
    }

    /** The unit that had the code last by then, else the first that ever will. */
    private Unit meaning(String code, LocalDate day) {
        List<Unit> units = byCode.get(code);
        Unit meant = units.getFirst();
        for (Unit unit : units) {
            meant = unit.validFrom().isAfter(day) ? meant : unit;
        }
        return meant;
    }

    private static LocalDate nearestOwnDay(Unit unit, LocalDate day) {
        if (day.isBefore(unit.validFrom())) {
            return unit.validFrom();
        }
        return unit.validTo() != null && day.isAfter(unit.validTo()) ? unit.validTo() : day;
    }
}
