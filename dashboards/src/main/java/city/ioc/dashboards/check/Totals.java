package city.ioc.dashboards.check;

import city.ioc.kpi.Measure;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums over everything, by unit and measure, with how often each unit has changed so far.
 *
 * @param sums no entry stands for nothing
 * @param changes by unit; counts up with every change, so equal counts mean that nothing changed in between
 */
public record Totals(Map<Key, Total> sums, Map<String, Long> changes) {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** What a total is of. */
    public record Key(String unit, Measure measure) {}

    /** @param byCohort the amounts weighted by their cohort days: differs when amounts are on other days */
    public record Total(long sum, long byCohort) {
        static final Total NOTHING = new Total(0, 0);

        Total plus(Total other) {
            return new Total(sum + other.sum, byCohort + other.byCohort);
        }
    }

    /** Nothing yet. */
    public static Totals empty() {
        return new Totals(new HashMap<>(), new HashMap<>());
    }

    public void add(String unit, Measure measure, int cohort, long amount) {
        sums.merge(new Key(unit, measure), new Total(amount, amount * (cohort * MIX)), Total::plus);
    }
}
