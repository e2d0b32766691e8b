package city.ioc.dashboards.cases;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Durations of cases in milliseconds, as runs that are each in ascending order. */
public final class Durations {
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);

    private final List<long[]> runs;
    private final int count;

    /** @param runs each in ascending order; may be shared, and are never changed */
    Durations(List<long[]> runs) {
        this.runs = runs.stream().filter(run -> run.length > 0).toList();
        count = this.runs.stream().mapToInt(run -> run.length).sum();
    }

    public int count() {
        return count;
    }

    /**
     * The percentile by nearest rank: the smallest duration that at least {@code percent} in a hundred do not exceed.
     *
     * @param percent from 1 to 100
     * @return seconds; empty when there are no durations
     */
    public Optional<BigDecimal> percentile(int percent) {
        return count == 0
                ? Optional.empty()
                : Optional.of(seconds(BigDecimal.valueOf(ranked(Math.ceilDiv((long) percent * count, 100L)))));
    }

    /**
     * The duration of a rank from 1: the smallest that so many do not exceed. It is closed in from both sides; what is known to
     * be below or above it is not looked at again.
     */
    private long ranked(long rank) {
        long least = runs.stream().mapToLong(run -> run[0]).min().orElseThrow();
        long most = runs.stream().mapToLong(run -> run[run.length - 1]).max().orElseThrow();
        int[] from = new int[runs.size()];
        int[] to = runs.stream().mapToInt(run -> run.length).toArray();
        int[] split = new int[runs.size()];
        while (least < most) {
            long middle = least + (most - least) / 2;
            long notAbove = 0;
            for (int i = 0; i < split.length; i++) {
                split[i] = above(runs.get(i), from[i], to[i], middle);
                notAbove += split[i];
            }
            if (notAbove >= rank) {
                most = middle;
                System.arraycopy(split, 0, to, 0, split.length);
            } else {
                least = middle + 1;
                System.arraycopy(split, 0, from, 0, split.length);
            }
        }
        return least;
    }

    /** The index of the first that is greater than {@code value}, between two indexes. */
    private static int above(long[] run, int from, int to, long value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (run[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The arithmetic mean in seconds; empty when there are no durations. */
    public Optional<BigDecimal> mean() {
        if (count == 0) {
            return Optional.empty();
        }
        long sum = runs.stream().flatMapToLong(Arrays::stream).sum();
        BigDecimal mean = BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
        return Optional.of(seconds(mean));
    }

    private static BigDecimal seconds(BigDecimal millis) {
        return millis.divide(MILLIS_PER_SECOND, MathContext.DECIMAL128);
    }
}
