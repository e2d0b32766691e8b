package city.ioc.dashboards.cases;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/** Durations of cases in milliseconds, in ascending order. */
public final class Durations {
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);

    private final long[] ascending;

    /** Sorts {@code millis} in place. */
    Durations(long[] millis) {
        Arrays.sort(millis);
        ascending = millis;
    }

    public int count() {
        return ascending.length;
    }

    /**
     * The percentile by nearest rank: the smallest duration that at least {@code percent} in a hundred do not exceed.
     *
     * @param percent from 1 to 100
     * @return seconds; empty when there are no durations
     */
    public Optional<BigDecimal> percentile(int percent) {
        if (ascending.length == 0) {
            return Optional.empty();
        }
        long rank = Math.ceilDiv((long) percent * ascending.length, 100L);
        return Optional.of(seconds(BigDecimal.valueOf(ascending[(int) rank - 1])));
    }

    /** The shortest in seconds; empty when there are no durations. */
    public Optional<BigDecimal> least() {
        return ascending.length == 0 ? Optional.empty() : Optional.of(seconds(BigDecimal.valueOf(ascending[0])));
    }

    /** How many are no longer than so many milliseconds. */
    int countUpTo(long millis) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] <= millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The arithmetic mean in seconds; empty when there are no durations. */
    public Optional<BigDecimal> mean() {
        if (ascending.length == 0) {
            return Optional.empty();
        }
        long sum = 0;
        for (long millis : ascending) {
            sum += millis;
        }
        BigDecimal mean = BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(ascending.length), MathContext.DECIMAL128);
        return Optional.of(seconds(mean));
    }

    private static BigDecimal seconds(BigDecimal millis) {
        return millis.divide(MILLIS_PER_SECOND, MathContext.DECIMAL128);
    }
}
