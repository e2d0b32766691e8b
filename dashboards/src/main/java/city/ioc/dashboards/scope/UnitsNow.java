package city.ioc.dashboards.scope;

import city.ioc.profile.Succession;
import city.ioc.profile.Succession.Part;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which codes belong to the area that a unit has today. A unit that began on some day has the codes of its predecessors as well, when
 * all of them are known and went to it as a whole; else nothing is known of it before that day.
 */
final class UnitsNow {
    private final Units units;
    private final UnitTree tree;

    /** @param from the first day on which all of the area is known; before it, {@code reason} says why not */
    private record Area(CodeDays days, int from, String reason) {
        UnitScope scope() {
            return days.scope().knownFrom(from, reason);
        }
    }

    UnitsNow(Units units, UnitTree tree) {
        this.units = units;
        this.tree = tree;
    }

    /**
     * @param code null for the whole city
     * @param then the codes that belong to it as they did on each day
     */
    UnitScope scope(String code, UnitScope then, LocalDate today) {
        if (units.isOpen()) {
            return then;
        }
        int day = Meaning.day(today);
        Optional<Meaning> unit =
                tree.meanings().filter(each -> each.code().equals(code) && each.isOn(day)).findFirst();
        if (code != null && unit.isEmpty()) {
            return then.knownFrom(Integer.MAX_VALUE, "%s is no unit on %s".formatted(code, today));
        }
        return code == null || unit.get().unit().kind() == Unit.Kind.CITY
                ? wholeCity(then)
                : area(unit.get(), day).scope();
    }

    /** All that is listed lies within the city, so only a unit that came from outside makes it another one. */
    private UnitScope wholeCity(UnitScope then) {
        int first = tree.meanings().mapToInt(each -> each.own().from()).min().orElseThrow();
        return tree.meanings()
                .filter(each -> each.own().from() > first && cameFromUnknown(each))
                .max(Comparator.comparingInt(each -> each.own().from()))
                .map(latest -> then.knownFrom(latest.own().from(), fromUnknown(latest)))
                .orElse(then);
    }

    /** What is the area of a unit on a day on which it exists. */
    private Area area(Meaning unit, int day) {
        CodeDays days = new CodeDays();
        days.add(unit.code(), unit.extended());
        int from = unit.own().from();
        String reason = null;
        for (Meaning child : tree.below(unit)) {
            Area part = child.isOn(day) ? area(child, day) : former(child, day);
            days.addAll(part.days());
            if (part.from() > from) {
                from = part.from();
                reason = part.reason();
            }
        }
        if (reason != null) {
            return new Area(days, from, reason);
        }
        Optional<String> unknown = unknown(unit);
        return unknown.isPresent() ? new Area(days, from, unknown.get()) : withPredecessors(unit, days);
    }

    private Area withPredecessors(Meaning unit, CodeDays days) {
        int before = unit.own().from() - 1;
        int from = Integer.MIN_VALUE;
        String reason = null;
        for (Succession each : predecessors(unit)) {
            Area part = area(tree.meaning(each.predecessor(), before), before);
            days.addAll(part.days());
            if (part.from() > from) {
                from = part.from();
                reason = part.reason();
            }
        }
        return new Area(days, from, reason);
    }

    /** A unit below that ended: it goes where its successor is. Where that is not known, what is left of it stays. */
    private Area former(Meaning child, int day) {
        CodeDays days = new CodeDays();
        boolean later = child.own().from() > day;
        boolean followed = units.successions().stream()
                .anyMatch(each -> child.code().equals(each.predecessor())
                        && each.part() == Part.WHOLE
                        && Meaning.day(each.from()) == child.own().to() + 1);
        if (later || followed) {
            return new Area(days, Integer.MIN_VALUE, null);
        }
        days.add(child.code(), child.extended());
        return new Area(days, child.own().to() + 1, "what became of all of %s, which ended on %s, is not known"
                .formatted(child.told(), LocalDate.ofEpochDay(child.own().to())));
    }

    private List<Succession> predecessors(Meaning unit) {
        return units.successions().stream()
                .filter(each -> each.unit().equals(unit.code()) && Meaning.day(each.from()) == unit.own().from())
                .toList();
    }

    private boolean cameFromUnknown(Meaning unit) {
        List<Succession> known = predecessors(unit);
        return known.isEmpty() || known.stream().anyMatch(each -> each.predecessor() == null);
    }

    /** Why nothing can be said of a unit before its first day; empty when all its predecessors went to it as a whole. */
    private Optional<String> unknown(Meaning unit) {
        if (cameFromUnknown(unit)) {
            return Optional.of(fromUnknown(unit));
        }
        return predecessors(unit).stream()
                .filter(each -> each.part() == Part.PART)
                .findFirst()
                .map(each -> "only a part of %s went to %s on %s"
                        .formatted(
                                tree.meaning(each.predecessor(), unit.own().from() - 1).told(),
                                unit.told(),
                                each.from()));
    }

    private static String fromUnknown(Meaning unit) {
        return "%s began on %s, and not all that it came from is known"
                .formatted(unit.told(), LocalDate.ofEpochDay(unit.own().from()));
    }
}
