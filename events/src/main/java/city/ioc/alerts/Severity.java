package city.ioc.alerts;

/** How bad it is, in ascending order. */
public enum Severity {
    NOTICE,
    WARNING,
    HIGH,
    CRITICAL
}
