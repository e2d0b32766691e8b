package city.ioc.core.alerts;

/** Why an alert is over. */
public enum ClearReason {
    /** The rule holds no longer. */
    ENDED,
    /** An event that came late shows that it had ended, or never held, before anybody was told. */
    LATE_DATA
}
