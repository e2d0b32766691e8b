package city.ioc.dashboards.indicators;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One figure with all that was ever published for it.
 *
 * @param publications the one that stands first, then those before it; at least one
 */
public record PublishedFigure(FigureKey key, List<Publication> publications) {
    public PublishedFigure {
        publications = List.copyOf(publications);
    }

    /**
     * What a figure is of. In order of unit, indicator and period.
     *
     * @param period such as {@code 2023}, {@code 2023-Q4} or {@code 2023-12}
     */
    public record FigureKey(String unit, String indicator, String period) implements Comparable<FigureKey> {
        private static final Comparator<FigureKey> ORDER =
                Comparator.comparing(FigureKey::unit).thenComparing(FigureKey::indicator).thenComparing(FigureKey::period);

        @Override
        public int compareTo(FigureKey other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param at when it was published
     * @param source where
     */
    public record Publication(BigDecimal value, String source, Instant at) {}

    /** The publication that stands. */
    public Publication latest() {
        return publications.getFirst();
    }
}
