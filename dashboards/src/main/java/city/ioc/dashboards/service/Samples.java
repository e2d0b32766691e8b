package city.ioc.dashboards.service;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What samples of health add up to.
 *
 * @param ok how many of them were ok
 * @param latencyMillis of all of them together
 */
public record Samples(long samples, long ok, long latencyMillis) {
    public static final Samples NONE = new Samples(0, 0, 0);

    private static final MathContext DIGITS = new MathContext(20);
    private static final int MILLIS_SCALE = 3;

    public Samples plus(Samples other) {
        return new Samples(samples + other.samples, ok + other.ok, latencyMillis + other.latencyMillis);
    }

    /** The share of those that were ok; null without samples. */
    public BigDecimal availability() {
        return perSample(BigDecimal.valueOf(ok));
    }

    /** The mean latency in seconds; null without samples. */
    public BigDecimal meanLatencySeconds() {
        return perSample(BigDecimal.valueOf(latencyMillis, MILLIS_SCALE));
    }

    private BigDecimal perSample(BigDecimal sum) {
        return samples == 0 ? null : sum.divide(BigDecimal.valueOf(samples), DIGITS).stripTrailingZeros();
    }
}
