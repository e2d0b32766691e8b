package city.ioc.core.alerts;

import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.kpi.Measure;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has happened in one unit, as far as rules about units look at it; gathered in any order. All instants are epoch milliseconds. */
public final class UnitHistory {
    /** No limit of a silence is shorter, so of the events within an hour the first and the last tell all silences. */
    private static final long HOUR_MILLIS = 3_600_000;

    private final List<Change> changes = new ArrayList<>();
    private final SortedMap<Long, Heard> heard = new TreeMap<>();

    /** @param minute from which it is true, as a label of cells */
    record Change(long minute, Measure measure, int cohort, long amount) {}

    private record Heard(long first, long last) {
        Heard with(Heard other) {
            return new Heard(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /** What a case or a sample adds to the figures of the unit. */
    public void add(Fact fact) {
        changes.add(new Change(minute(fact.at()), fact.measure(), fact.cohort(), fact.amount()));
    }

    /** An event came from the unit. */
    public void heard(long at) {
        heard.merge(Math.floorDiv(at, HOUR_MILLIS), new Heard(at, at), Heard::with);
    }

    /** In order of time. */
    List<Change> changes() {
        changes.sort(Comparator.comparingLong(Change::minute));
        return List.copyOf(changes);
    }

    /** When events came that are the first or the last of their hour. */
    NavigableSet<Long> heard() {
        NavigableSet<Long> times = new TreeSet<>();
        heard.values().forEach(each -> {
            times.add(each.first());
            times.add(each.last());
        });
        return times;
    }

    /** The first look that sees an instant. */
    static long minute(long at) {
        return Grain.MINUTE.label(at, ZoneOffset.UTC);
    }
}
