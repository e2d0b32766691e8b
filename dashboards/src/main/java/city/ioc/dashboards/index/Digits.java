package city.ioc.dashboards.index;

import java.math.BigDecimal;
import java.math.MathContext;

/** How unrounded numbers are shown: 20 digits, more than any double has. */
final class Digits {
    private static final MathContext SHOWN = new MathContext(20);

    private Digits() {}

    /** Null for null. */
    static BigDecimal shown(BigDecimal value) {
        return value == null ? null : value.round(SHOWN).stripTrailingZeros();
    }
}
