package city.ioc.dashboards.cases;

import java.time.LocalDate;

/**
 * The part of time that a question is about.
 *
 * @param from first local day
 * @param to last local day
 * @param asOf what came after does not count; epoch milliseconds
 */
public record Period(LocalDate from, LocalDate to, long asOf) {
    int firstDay() {
        return Math.toIntExact(from.toEpochDay());
    }

    int lastDay() {
        return Math.toIntExact(to.toEpochDay());
    }
}
