package city.ioc.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Everything that the oracle finds; cells that come to zero are left out. */
public record OracleResult(SortedMap<Cell, Long> cells, SortedMap<String, CaseResult> cases) {
    private static final Set<String> STOCKS = Set.of(
            "open",
            "open-with-due",
            "overdue",
            "acceptance-waiting",
            "acceptance-overdue",
            "inter-agency",
            "step-overdue",
            "not-collected",
            "tickets-waiting",
            "feedback-open",
            "feedback-overdue",
            "outages-open",
            "plan-tasks",
            "plan-tasks-running",
            "plan-tasks-done");

    /**
     * A figure for the cohorts from {@code from} to {@code to} as of {@code asOf}. A stock is the sum of all cohorts up to
     * {@code to}, whatever {@code from} is.
     *
     * @param unit null for the whole city
     */
    public static long count(
            OracleResult result, String measure, String unit, LocalDate from, LocalDate to, Instant asOf) {
        long sum = 0;
        for (Map.Entry<Cell, Long> entry : result.cells().entrySet()) {
            Cell cell = entry.getKey();
            if (cell.measure().equals(measure)
                    && (unit == null || cell.unit().equals(unit))
                    && (STOCKS.contains(measure) || !cell.cohort().isBefore(from))
                    && !cell.cohort().isAfter(to)
                    && !cell.label().isAfter(asOf)) {
                sum += entry.getValue();
            }
        }
        return sum;
    }
}
