package city.ioc.dashboards.scope;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The codes whose figures belong to one unit, each with the days on which it did. Flows belong by their cohort day; what stands
 * at the end of a period belongs to whoever holds the code on that day, however old it is. Immutable.
 */
public final class UnitScope {
    /** The whole city: every code, those unknown to the profile too. */
    public static final UnitScope CITY = new UnitScope(Map.of(), Integer.MIN_VALUE, null);

    private final Map<String, List<Days>> days;
    private final int knownFrom;
    private final String reason;

    private UnitScope(Map<String, List<Days>> days, int knownFrom, String reason) {
        this.days = days;
        this.knownFrom = knownFrom;
        this.reason = reason;
    }

    /** @param days at least one code, each with spans that do not overlap */
    static UnitScope of(Map<String, List<Days>> days) {
        return new UnitScope(Map.copyOf(days), Integer.MIN_VALUE, null);
    }

    /** Exactly one code, at all times. */
    public static UnitScope single(String code) {
        return new UnitScope(Map.of(code, List.of(Days.ALL)), Integer.MIN_VALUE, null);
    }

    /** The same codes, but before {@code day} they are not all of the unit; {@code why} says what is not known. */
    UnitScope knownFrom(int day, String why) {
        return new UnitScope(days, day, why);
    }

    /** Why a period that begins on a day cannot be compared, as not all of the unit is known then; empty when it can. */
    public Optional<String> notComparable(LocalDate from) {
        return Meaning.day(from) < knownFrom ? Optional.of(reason) : Optional.empty();
    }

    /** Whether all codes belong, so that {@link #codes()} says nothing. */
    public boolean isCity() {
        return days.isEmpty();
    }

    /** The codes that belong on some day; empty for the city. */
    public Set<String> codes() {
        return days.keySet();
    }

    /** The days between two days on which a code belongs; the two themselves for the city. */
    public List<Days> flowDays(String code, int from, int to) {
        Days period = new Days(from, to);
        if (isCity()) {
            return List.of(period);
        }
        List<Days> found = new ArrayList<>();
        for (Days each : days.getOrDefault(code, List.of())) {
            Days part = each.intersection(period);
            if (part != null) {
                found.add(part);
            }
        }
        return found;
    }

    /** The same, in order, and as one where one follows upon the other. */
    public List<Days> unbrokenDays(String code, int from, int to) {
        List<Days> inOrder = new ArrayList<>(flowDays(code, from, to));
        inOrder.sort(Comparator.comparingInt(Days::from));
        List<Days> joined = new ArrayList<>();
        for (Days days : inOrder) {
            if (!joined.isEmpty() && joined.getLast().to() + 1 == days.from()) {
                joined.add(new Days(joined.removeLast().from(), days.to()));
            } else {
                joined.add(days);
            }
        }
        return joined;
    }

    /** Whether what stands under a code at the end of a day belongs here. */
    public boolean stands(String code, int day) {
        return isCity() || days.getOrDefault(code, List.of()).stream().anyMatch(each -> each.contains(day));
    }
}
