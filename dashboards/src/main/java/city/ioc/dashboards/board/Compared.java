package city.ioc.dashboards.board;

import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a KPI was in an earlier period, by the same definition, and how the later value differs. What is not known is null.
 *
 * @param with which earlier period
 * @param from its first local day
 * @param to its last local day
 * @param after of a window of minutes, the moment after which it begins; else null
 * @param asOf the moment that the earlier value is exact for
 * @param value the earlier one, in the unit of the KPI
 * @param state what it is worth
 * @param difference later less earlier value
 * @param relative the difference divided by the earlier value; null where that is zero
 */
public record Compared(
        Comparison with,
        LocalDate from,
        LocalDate to,
        Instant after,
        Instant asOf,
        BigDecimal value,
        KpiState state,
        BigDecimal difference,
        BigDecimal relative) {
    private static final MathContext DIGITS = new MathContext(20);

    static Compared of(Comparison with, KpiValue later, KpiValue earlier) {
        BigDecimal difference = later.value() == null || earlier.value() == null
                ? null
                : plain(later.value().subtract(earlier.value()));
        BigDecimal relative = difference == null || earlier.value().signum() == 0
                ? null
                : plain(difference.divide(earlier.value(), DIGITS));
        return new Compared(
                with,
                earlier.from(),
                earlier.to(),
                earlier.after(),
                earlier.asOf(),
                earlier.value(),
                earlier.state(),
                difference,
                relative);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
