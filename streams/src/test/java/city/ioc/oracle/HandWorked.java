package city.ioc.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One case with the cells that a person found for it with pencil and paper, in {@link TestCity}.
 *
 * @param byDate        whether due and end are compared by date or by instant
 * @param ndjson        canonical lines
 * @param expectedCells every cell that is not zero, under its {@link #cellKey}
 */
public record HandWorked(String name, boolean byDate, List<String> ndjson, Map<String, Long> expectedCells) {

    public OracleSettings settings() {
        return TestCity.CHANGING.withByDate(byDate);
    }

    /** {@code "unit measure cohort label"}, the label in local time: {@code 916 open 2024-03-04 2024-03-04T08:00}. */
    public static String cellKey(String unit, String measure, LocalDate cohort, Instant label) {
        return unit + " " + measure + " " + cohort + " " + LocalDateTime.ofInstant(label, TestCity.ZONE);
    }

    /** The cells of a result in the form of {@link #expectedCells}. */
    public static SortedMap<String, Long> keyed(Map<Cell, Long> cells) {
        SortedMap<String, Long> keyed = new TreeMap<>();
        cells.forEach((cell, value) ->
                keyed.put(cellKey(cell.unit(), cell.measure(), cell.cohort(), cell.label()), value));
        return keyed;
    }

    @Override
    public String toString() {
        return name;
    }
}
