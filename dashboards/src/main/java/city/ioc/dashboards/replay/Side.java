package city.ioc.dashboards.replay;

import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import java.math.BigDecimal;

/**
 * What one of two says of a KPI; in the words of {@link KpiValue}.
 *
 * @param denominator null when there is none
 * @param value       null when it is not known
 */
public record Side(BigDecimal numerator, BigDecimal denominator, BigDecimal value, KpiState state) {
    static Side of(KpiValue value) {
        return new Side(value.numerator(), value.denominator(), value.value(), value.state());
    }
}
