package city.ioc.dashboards.replay;

import city.ioc.events.Opt;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A KPI of one unit and period for which two outcomes say something else.
 *
 * @param unit       null for all that was computed
 * @param from       first local day
 * @param to         last local day
 * @param changed    null when the KPI does not exist there
 * @param with       what it is compared with; null likewise
 * @param difference changed less the other; null when either is not known
 * @param change     how much that is of the greater of the two, from 0 to 2; 1 when only one is known
 */
public record KpiDifference(
        String kpi,
        @Opt String unit,
        LocalDate from,
        LocalDate to,
        @Opt Side changed,
        @Opt Side with,
        @Opt BigDecimal difference,
        double change) {

    /** What changed most comes first; of equal changes the one behind which more stands. */
    static final Comparator<KpiDifference> MOST_FIRST = Comparator.comparingDouble(KpiDifference::change)
            .thenComparing(KpiDifference::weight)
            .reversed()
            .thenComparing(KpiDifference::from, Comparator.reverseOrder())
            .thenComparing(KpiDifference::unit, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(KpiDifference::kpi);

    static KpiDifference of(
            String kpi, @Opt String unit, LocalDate from, LocalDate to, @Opt Side changed, @Opt Side with) {
        BigDecimal now = changed == null ? null : changed.value();
        BigDecimal other = with == null ? null : with.value();
        BigDecimal difference = now == null || other == null ? null : now.subtract(other).stripTrailingZeros();
        return new KpiDifference(kpi, unit, from, to, changed, with, plain(difference), relative(now, other, difference));
    }

    @Opt
    private static BigDecimal plain(@Opt BigDecimal value) {
        return value != null && value.scale() < 0 ? value.setScale(0) : value;
    }

    private static double relative(@Opt BigDecimal now, @Opt BigDecimal other, @Opt BigDecimal difference) {
        if (difference == null) {
            return now == null && other == null ? 0 : 1;
        }
        return difference.signum() == 0
                ? 0
                : difference.abs().divide(now.abs().max(other.abs()), MathContext.DECIMAL64).doubleValue();
    }

    /** How many things the greater of the two is computed from. */
    private BigDecimal weight() {
        return part(changed).max(part(with));
    }

    private static BigDecimal part(@Opt Side side) {
        BigDecimal part = side == null ? null : side.denominator() == null ? side.numerator() : side.denominator();
        return part == null ? BigDecimal.ZERO : part.abs();
    }
}
