package city.ioc.core;

import city.ioc.kpi.Measure;
import java.util.Comparator;

/**
 * One dated contribution of a case to a sum.
 *
 * @param unit    owner of the contribution; {@link #UNKNOWN_UNIT} when not known
 * @param cohort  local day that decides the period it belongs to, as epoch day
 * @param at      instant from which it is true, epoch milliseconds; may lie in the future
 * @param amount  what it adds: a count, or money in units of 10^-4; never zero
 */
public record Fact(String unit, Measure measure, int cohort, long at, long amount) {
    public static final String UNKNOWN_UNIT = "?";

    /** Facts of one key add up; the order is arbitrary but fixed. */
    static final Comparator<Fact> BY_KEY = Comparator.comparingLong(Fact::at)
            .thenComparing(Fact::measure)
            .thenComparingInt(Fact::cohort)
            .thenComparing(Fact::unit);

    boolean sameKey(Fact other) {
        return at == other.at && measure == other.measure && cohort == other.cohort && unit.equals(other.unit);
    }

    Fact withAmount(long newAmount) {
        return new Fact(unit, measure, cohort, at, newAmount);
    }

    Fact negated() {
        return withAmount(-amount);
    }
}
