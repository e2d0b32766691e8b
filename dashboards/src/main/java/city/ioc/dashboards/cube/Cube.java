package city.ioc.dashboards.cube;

import city.ioc.core.Grain;
import city.ioc.dashboards.check.Totals;
import city.ioc.dashboards.scope.Days;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import java.time.LocalDate;
import java.util.Arrays;
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
    private static final UnitCells NO_CELLS = new UnitCells();

    /** @param value 0 when the cell is removed */
    public record Cell(CellKey key, long value) {}

    private static final class UnitCells {
        private final CellSeries[] series = new CellSeries[MEASURES];

        boolean hasCells(long asOf) {
            return Arrays.stream(series).anyMatch(each -> each != null && each.hasLabelUpTo(asOf));
        }

        CellSeries of(Measure measure) {
            int index = measure.ordinal();
            if (series[index] == null) {
                series[index] = new CellSeries();
            }
            return series[index];
        }
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, UnitCells> units = new HashMap<>();

    /** The sums over all units, which are asked for most. */
    private UnitCells city = new UnitCells();

    private long size;

    /** The latest labels of cells that were kept by the hour and by the day. */
    private long lastHour = Long.MIN_VALUE;

    private long lastDay = Long.MIN_VALUE;

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
        UnitCells unit = units.computeIfAbsent(key.unit(), code -> new UnitCells());
        long before = unit.of(key.measure()).put(key.cohort(), key.label(), key.grain(), cell.value());
        city.of(key.measure()).add(key.cohort(), key.label(), key.grain(), cell.value() - before);
        size += (cell.value() == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
        if (cell.value() != 0 && key.grain() == Grain.HOUR) {
            lastHour = Math.max(lastHour, key.label());
        } else if (cell.value() != 0 && key.grain() == Grain.DAY) {
            lastDay = Math.max(lastDay, key.label());
        }
    }

    /** Forgets everything. */
    public void clear() {
        lock.writeLock().lock();
        try {
            units.clear();
            city = new UnitCells();
            size = 0;
            lastHour = Long.MIN_VALUE;
            lastDay = Long.MIN_VALUE;
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
            if (scope.isCity()) {
                CellSeries series = city.series[measure.ordinal()];
                boolean stock = measure.kind() == Measure.Kind.STOCK;
                return series == null ? 0 : series.sum(stock ? Integer.MIN_VALUE : first, last, asOf);
            }
            long sum = 0;
            for (String code : scope.codes()) {
                UnitCells unit = units.get(code);
                CellSeries series = unit == null ? null : unit.series[measure.ordinal()];
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
        long sum = 0;
        for (Days days : scope.flowDays(code, from, to)) {
            sum += series.sum(days.from(), days.to(), asOf);
        }
        return sum;
    }

    /** Whether any cell of a scope, of whatever measure and cohort, has a label up to {@code asOf}. */
    public boolean hasCells(UnitScope scope, long asOf) {
        return reading(() -> scope.isCity()
                ? city.hasCells(asOf)
                : scope.codes().stream()
                        .map(units::get)
                        .anyMatch(unit -> unit != null && unit.hasCells(asOf)));
    }

    /** The finest grain of which every label at or after {@code at} is exact, whatever cells are held. */
    public Grain grain(long at) {
        return reading(() -> at < lastDay ? Grain.DAY : at < lastHour ? Grain.HOUR : Grain.MINUTE);
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

    private static void add(UnitCells ofUnit, long asOf, Totals.OfUnit totals) {
        for (Measure measure : Measure.values()) {
            CellSeries series = ofUnit.series[measure.ordinal()];
            for (int i = 0; series != null && i < series.cohortCount(); i++) {
                long after = series.after(i, asOf);
                totals.add(measure, series.cohort(i), series.total(i) - after);
                totals.addAfter(measure, series.cohort(i), after);
            }
        }
    }
}
