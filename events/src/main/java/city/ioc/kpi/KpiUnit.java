package city.ioc.kpi;

/** What the value of a KPI is counted in. */
public enum KpiUnit {
    /** Cases. */
    COUNT,
    /** A fraction; 1 is all. */
    SHARE,
    /** Ten-thousandths of the profile's currency, as summed by {@link Measure#AMOUNT_PAID}; whoever shows it divides. */
    MONEY,
    /** Seconds. */
    DURATION
}
