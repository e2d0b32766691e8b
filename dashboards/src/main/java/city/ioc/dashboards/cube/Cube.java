package city.ioc.dashboards.cube;

import city.ioc.dashboards.check.Totals;
import city.ioc.dashboards.scope.Days;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * All cells, held so that any sum of them is a few steps. For one writer and many readers: a batch is seen whole or not at all,
 * and all sums within one {@link #reading} are of one state.
 */
public final class Cube {
    private static final int MEASURES = Measure.values().length;
    private static final CellSeries[] NO_CELLS = new CellSeries[MEASURES];

    /** @param value 0 when the cell is removed */
    public record Cell(CellKey key, long value) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, CellSeries[]> units = new HashMap<>();
    private long size;

    /** Gives cells their latest values. */
    public void apply(List<Cell> cells) {
        lock.writeLock().lock();
        try {
            cells.forEach(this::put);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(Cell cell) {
        CellKey key = cell.key();
        CellSeries[] unit = units.computeIfAbsent(key.unit(), code -> new CellSeries[MEASURES]);
        int measure = key.measure().ordinal();
        if (unit[measure] == null) {
            unit[measure] = new CellSeries();
        }
        size += unit[measure].put(key.cohort(), key.label(), key.grain(), cell.value());
    }

    /** Forgets everything. */
    public void clear() {
        lock.writeLock().lock();
        try {
            units.clear();
            size = 0;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What {@code question} says, all of it from one state. */
    public <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The sum of a measure: of flows the cohorts from {@code from} to {@code to}, of stocks all cohorts up to {@code to}; labels
     * up to {@code asOf}.
     *
     * @param asOf epoch milliseconds; exact when it is a label of the grain that is kept for it
     * @return a count, or money in units of 10^-4
     */
    public long sum(UnitScope scope, Measure measure, LocalDate from, LocalDate to, long asOf) {
        int first = Math.toIntExact(from.toEpochDay());
        int last = Math.toIntExact(to.toEpochDay());
        return reading(() -> {
            long sum = 0;
            for (String code : scope.isCity() ? units.keySet() : scope.codes()) {
                CellSeries[] unit = units.get(code);
                CellSeries series = unit == null ? null : unit[measure.ordinal()];
                if (series != null) {
                    sum += sum(series, scope, code, measure.kind(), first, last, asOf);
                }
            }
            return sum;
        });
    }

    private static long sum(
            CellSeries series, UnitScope scope, String code, Measure.Kind kind, int from, int to, long asOf) {
        if (kind == Measure.Kind.STOCK) {
            return scope.stands(code, to) ? series.sum(Integer.MIN_VALUE, to, asOf) : 0;
        }
        if (scope.isCity()) {
            return series.sum(from, to, asOf);
        }
        long sum = 0;
        for (Days days : scope.flowDays(code, from, to)) {
            sum += series.sum(days.from(), days.to(), asOf);
        }
        return sum;
    }

    /** How many cells there are. */
    public long size() {
        return reading(() -> size);
    }

    /** Codes of all units that ever had a cell, in order. */
    public Set<String> units() {
        return reading(() -> new TreeSet<>(units.keySet()));
    }

    /**
     * Sums over all cohorts. Read unit by unit, so that nobody waits for it: what changes meanwhile is counted as it was before, or
     * after.
     *
     * @param asOf what is labelled later is kept apart; epoch milliseconds
     */
    public Totals totals(long asOf) {
        Totals totals = new Totals();
        for (String code : units()) {
            lock.readLock().lock();
            try {
                add(units.getOrDefault(code, NO_CELLS), asOf, totals.unit(code));
            } finally {
                lock.readLock().unlock();
            }
        }
        return totals;
    }

    private static void add(CellSeries[] ofUnit, long asOf, Totals.OfUnit totals) {
        for (Measure measure : Measure.values()) {
            CellSeries series = ofUnit[measure.ordinal()];
            for (int i = 0; series != null && i < series.cohortCount(); i++) {
                long after = series.after(i, asOf);
                totals.add(measure, series.cohort(i), series.total(i) - after);
                totals.addAfter(measure, series.cohort(i), after);
            }
        }
    }
}
