package city.ioc.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/** Where a contribution is added up; {@code label} is its instant rounded up to the whole minute. */
public record Cell(String unit, String measure, LocalDate cohort, Instant label) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::unit)
            .thenComparing(Cell::measure)
            .thenComparing(Cell::cohort)
            .thenComparing(Cell::label);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
