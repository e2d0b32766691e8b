package city.ioc.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds contributions up into cells. */
final class Tally {
    private static final long MINUTE = 60_000;

    private final OracleCalendar calendar;
    private final SortedMap<Cell, Long> cells = new TreeMap<>();

    Tally(OracleCalendar calendar) {
        this.calendar = calendar;
    }

    /** A contribution that belongs to the local day on which it happens. */
    void add(String unit, String measure, long at, long amount) {
        add(unit, measure, calendar.dayOf(at), at, amount);
    }

    void add(String unit, String measure, LocalDate cohort, long at, long amount) {
        long label = Math.ceilDiv(at, MINUTE) * MINUTE;
        cells.merge(new Cell(unit, measure, cohort, Instant.ofEpochMilli(label)), amount, Long::sum);
    }

    SortedMap<Cell, Long> withoutZeros() {
        SortedMap<Cell, Long> kept = new TreeMap<>();
        for (Map.Entry<Cell, Long> entry : cells.entrySet()) {
            if (entry.getValue() != 0) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return kept;
    }
}
