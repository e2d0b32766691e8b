package city.ioc.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The units of a city through time. A city that lists none is <em>open</em>: there every code is a unit of its own, without
 * parent and valid for ever.
 */
public final class Units {
    private static final LocalDate FOR_EVER = LocalDate.of(1, 1, 1);

    private final boolean open;
    private final List<Unit> all;
    private final Map<String, List<Unit>> byCode;
    private final Map<String, List<Unit>> byParent;
    private final List<Succession> successions;

    private Units(boolean open, List<Unit> units, List<Succession> successions) {
        this.open = open;
        this.successions = List.copyOf(successions);
        all = List.copyOf(units);
        byCode = all.stream().collect(Collectors.groupingBy(Unit::code, LinkedHashMap::new, Collectors.toList()));
        byParent = all.stream()
                .filter(unit -> unit.parent() != null)
                .collect(Collectors.groupingBy(Unit::parent, LinkedHashMap::new, Collectors.toList()));
    }

    /** Units of a city that lists none. */
    public static Units openToAll() {
        return new Units(true, List.of(), List.of());
    }

    /**
     * Units of whose predecessors nothing is known.
     *
     * @throws IllegalArgumentException when codes overlap or parents do not fit
     */
    public static Units of(List<Unit> units) {
        return of(units, List.of());
    }

    /** @throws IllegalArgumentException likewise, and when successions do not fit the units or each other */
    public static Units of(List<Unit> units, List<Succession> successions) {
        UnitRules.check(units).stream().findFirst().ifPresent(broken -> refuse(broken.reason()));
        Units listed = new Units(false, units, successions);
        SuccessionRules.check(successions, listed).stream().findFirst().ifPresent(broken -> refuse(broken.reason()));
        return listed;
    }

    private static void refuse(String reason) {
        throw new IllegalArgumentException(reason);
    }

    /** Whether the profile lists no units, so that any code is accepted. */
    public boolean isOpen() {
        return open;
    }

    /** Every listed unit, in the order of the file; empty when open. */
    public List<Unit> all() {
        return all;
    }

    /** Whether any unit has or had this code. */
    public boolean isKnown(String code) {
        return open || byCode.containsKey(code);
    }

    /** The latest unit that has a code; empty when the city lists none of this code. */
    public Optional<Unit> latest(String code) {
        return byCode.getOrDefault(code, List.of()).stream().max(Comparator.comparing(Unit::validFrom));
    }

    /** The code that is written like this in upper case, or the text itself when none is listed. */
    public String codeOf(String upperCase) {
        return byCode.containsKey(upperCase)
                ? upperCase
                : byCode.keySet().stream()
                        .filter(code -> code.toUpperCase(Locale.ROOT).equals(upperCase))
                        .findFirst()
                        .orElse(upperCase);
    }

    /** Whether a code means a unit on any day. */
    public boolean isListed(String code) {
        return open || byCode.containsKey(code);
    }

    /** What is known of the predecessors of units, in the order of the file. */
    public List<Succession> successions() {
        return successions;
    }

    /** What a code means on a day. */
    public Optional<Unit> at(String code, LocalDate day) {
        if (open) {
            return Optional.of(ofItsOwn(code));
        }
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(unit -> unit.validity().contains(day))
                .findFirst();
    }

    /**
     * A unit and all below it, at any time between two days: each listed unit whose days overlap the period, reached through
     * parents that were valid on those days. Only on its own days within the period does a unit belong.
     *
     * @param from first day
     * @param to last day, not before {@code from}
     * @return the unit itself first; empty when the code means nothing in the period
     */
    public List<Unit> descendants(String code, LocalDate from, LocalDate to) {
        if (open) {
            return List.of(ofItsOwn(code));
        }
        Set<Unit> found = new LinkedHashSet<>();
        collect(byCode.getOrDefault(code, List.of()), new Validity(from, to), found);
        return List.copyOf(found);
    }

    private void collect(List<Unit> candidates, Validity period, Set<Unit> found) {
        for (Unit unit : candidates) {
            unit.validity().intersection(period).ifPresent(days -> {
                found.add(unit);
                collect(byParent.getOrDefault(unit.code(), List.of()), days, found);
            });
        }
    }

    /** Why an event of this local day may not name this unit; empty when it may. */
    public Optional<String> problem(String code, LocalDate day) {
        if (open) {
            return Optional.empty();
        }
        List<Unit> known = byCode.get(code);
        if (known == null) {
            return Optional.of("unknown unit");
        }
        if (known.stream().anyMatch(unit -> unit.validity().contains(day))) {
            return Optional.empty();
        }
        return Optional.of(known.stream()
                .map(unit -> "unit %s (%s) %s valid %s".formatted(
                        code,
                        unit.name().en(),
                        unit.validTo() != null && unit.validTo().isBefore(day) ? "was" : "is",
                        unit.validity()))
                .collect(Collectors.joining(", ")));
    }

    private static Unit ofItsOwn(String code) {
        return new Unit(code, LocalizedText.same(code), Unit.Kind.DEPARTMENT, null, FOR_EVER, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Units that && open == that.open
                && all.equals(that.all)
                && successions.equals(that.successions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(open, all, successions);
    }

    @Override
    public String toString() {
        return open ? "Units[open]" : "Units[" + new ArrayList<>(byCode.keySet()) + "]";
    }
}
