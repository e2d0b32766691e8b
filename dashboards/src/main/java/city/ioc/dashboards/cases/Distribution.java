package city.ioc.dashboards.cases;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How times are distributed; all of them in seconds. Percentiles are by nearest rank. Where there are no times, all but the
 * count is null or empty: nothing is never zero.
 *
 * @param count null when not known
 */
public record Distribution(
        Integer count,
        BigDecimal min,
        BigDecimal max,
        BigDecimal mean,
        BigDecimal p50,
        BigDecimal p90,
        BigDecimal p95,
        BigDecimal p99,
        List<Bar> histogram) {

    /** Nothing can be said. */
    public static final Distribution NOT_KNOWN =
            new Distribution(null, null, null, null, null, null, null, null, List.of());

    private static final MathContext DIGITS = new MathContext(20);
    private static final int MILLIS_SCALE = 3;

    public Distribution {
        histogram = List.copyOf(histogram);
    }

    /**
     * Times within bounds.
     *
     * @param over they are longer than this; null in the first bar, where nothing is too short
     * @param upTo they are no longer than this; null in the last bar
     */
    public record Bar(BigDecimal over, BigDecimal upTo, int count) {}

    /** @param time what the durations are of, which says what bars there are */
    public static Distribution of(Durations durations, CaseTime time) {
        return new Distribution(
                durations.count(),
                rounded(durations.least()),
                rounded(durations.percentile(100)),
                rounded(durations.mean()),
                rounded(durations.percentile(50)),
                rounded(durations.percentile(90)),
                rounded(durations.percentile(95)),
                rounded(durations.percentile(99)),
                durations.count() == 0 ? List.of() : bars(durations, time.bounds()));
    }

    private static List<Bar> bars(Durations durations, long[] bounds) {
        List<Bar> bars = new ArrayList<>();
        BigDecimal over = null;
        int below = 0;
        for (long bound : bounds) {
            BigDecimal upTo = rounded(Optional.of(BigDecimal.valueOf(bound, MILLIS_SCALE)));
            int counted = durations.countUpTo(bound);
            bars.add(new Bar(over, upTo, counted - below));
            over = upTo;
            below = counted;
        }
        bars.add(new Bar(over, null, durations.count() - below));
        return bars;
    }

    /** Enough digits for any double, in plain notation; null for nothing. */
    private static BigDecimal rounded(Optional<BigDecimal> seconds) {
        return seconds.map(each -> each.round(DIGITS).stripTrailingZeros())
                .map(each -> each.scale() < 0 ? each.setScale(0) : each)
                .orElse(null);
    }
}
