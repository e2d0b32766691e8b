package city.ioc.core.alerts;

import city.ioc.core.alerts.UnitHistory.Change;
import city.ioc.kpi.Measure;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The figures of one unit as of one full minute of its history after the other. */
final class ReplayedFigures implements UnitFigures {
    private final List<Change> changes;
    private final NavigableSet<Long> heard;
    private final Map<Measure, Long> totals = new EnumMap<>(Measure.class);
    private final Map<Measure, NavigableMap<Integer, Long>> cohorts = new EnumMap<>(Measure.class);
    private int counted;
    private long minute = Long.MIN_VALUE;

    ReplayedFigures(UnitHistory history) {
        changes = history.changes();
        heard = history.heard();
    }

    /** @param next not before the minute that it was taken to last */
    ReplayedFigures at(long next) {
        minute = next;
        for (; counted < changes.size() && changes.get(counted).minute() <= minute; counted++) {
            Change change = changes.get(counted);
            totals.merge(change.measure(), change.amount(), Long::sum);
            cohorts.computeIfAbsent(change.measure(), measure -> new TreeMap<>())
                    .merge(change.cohort(), change.amount(), Long::sum);
        }
        return this;
    }

    @Override
    public long sum(Measure stock) {
        return totals.getOrDefault(stock, 0L);
    }

    @Override
    public long sum(Measure measure, LocalDate from, LocalDate to) {
        NavigableMap<Integer, Long> days = cohorts.get(measure);
        if (days == null) {
            return 0;
        }
        long total = 0;
        for (long amount : days.subMap((int) from.toEpochDay(), true, (int) to.toEpochDay(), true).values()) {
            total += amount;
        }
        return total;
    }

    @Override
    public OptionalLong heardAt() {
        Long latest = heard.floor(minute);
        return latest == null ? OptionalLong.empty() : OptionalLong.of(latest);
    }
}
