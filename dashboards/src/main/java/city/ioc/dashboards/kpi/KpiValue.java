package city.ioc.dashboards.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One KPI for one question. Shares are fractions, durations seconds, money units of the currency, none of them rounded for
 * display. What is not known is null, never zero.
 *
 * @param id of the KPI
 * @param version of its definition, the one valid on {@code to} unless another was asked for
 * @param unit whose figure; null for the whole city
 * @param from first local day
 * @param to last local day
 * @param after of a window of minutes, the moment after which it begins; null when it is one of days
 * @param asOf the moment that the figure is exact for
 * @param numerator what was counted
 * @param denominator what it was divided by; null when the KPI has none
 * @param target in the same unit as the value; null when there is none
 * @param band id of the band that the value is in; null when there is none
 */
public record KpiValue(
        String id,
        int version,
        String unit,
        LocalDate from,
        LocalDate to,
        Instant after,
        Instant asOf,
        BigDecimal numerator,
        BigDecimal denominator,
        BigDecimal value,
        BigDecimal target,
        String band,
        KpiState state) {

    /** Whether another value shows the same, whatever the moments it is exact for. */
    public boolean showsTheSameAs(KpiValue other) {
        return other != null && equals(other.at(after, asOf));
    }

    /** The same question, to which this KPI has no answer. */
    public KpiValue withoutMeaning() {
        return new KpiValue(
                id, version, unit, from, to, after, asOf, null, null, null, target, null, KpiState.NOT_APPLICABLE);
    }

    private KpiValue at(Instant otherAfter, Instant otherAsOf) {
        return new KpiValue(
                id,
                version,
                unit,
                from,
                to,
                otherAfter,
                otherAsOf,
                numerator,
                denominator,
                value,
                target,
                band,
                state);
    }
}
