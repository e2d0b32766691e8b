package city.ioc.dashboards.kpi;

import java.util.Locale;

/** What a KPI's value is worth. */
public enum KpiState {
    /** It is known. */
    VALUE,
    /** There is nothing to divide by, or nothing to take a percentile of. */
    NO_DATA,
    /** The KPI has no meaning for this question: it has no version on that day, or cannot be filtered that way. */
    NOT_APPLICABLE,
    /** The units of the question were others in its period, and not all of their figures are known. */
    NOT_COMPARABLE,
    /** Newer data may exist; a value, when there is one, is the last one known. */
    STALE;

    /** As in answers, such as {@code no-data}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
