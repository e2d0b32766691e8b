package city.ioc.alerts;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.Opt;
import city.ioc.kpi.Formula;
import city.ioc.kpi.Measure;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * A rule about a unit as a whole.
 *
 * @param condition when it holds
 * @param inhibits  whether alerts about single dossiers of the unit are held back while it holds
 */
public record UnitRule(
        String id,
        LocalizedText name,
        Condition condition,
        boolean inhibits,
        Severity severity,
        Validity validity)
        implements AlertRule {

    /** Of which its figure is computed; none for a silence. */
    public Set<Measure> measures() {
        Set<Measure> measures = new HashSet<>();
        if (condition instanceof Ratio ratio) {
            measures.addAll(ratio.numerator().measures());
            if (ratio.denominator() != null) {
                measures.addAll(ratio.denominator().measures());
            }
        }
        return measures;
    }

    /** When a rule about a unit holds. */
    public sealed interface Condition permits Ratio, Silence {}

    /**
     * A figure on the wrong side of a threshold.
     *
     * @param denominator null when the numerator alone is compared
     * @param least       smaller denominators, or numerators where there is none, say nothing
     */
    public record Ratio(
            Formula numerator, @Opt Formula denominator, Window window, Side side, BigDecimal threshold, long least)
            implements Condition {}

    /** Nothing newer has come from the unit for so long: its latest event happened that much working time ago. */
    public record Silence(TimeLimit limit) implements Condition {}

    /** What a figure is summed over. Stocks count as they stand, or with TODAY by how much they have grown on this day. */
    public enum Window {
        TODAY,
        MONTH,
        YEAR
    }

    /** On which side of the threshold the rule holds. */
    public enum Side {
        ABOVE,
        BELOW
    }
}
