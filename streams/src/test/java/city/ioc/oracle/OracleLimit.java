package city.ioc.oracle;

/** A time limit of a procedure; {@code unit} as on the wire: WORKING_DAY, WORKING_HOUR, CALENDAR_DAY, MONTH, SAME_DAY_15H, NONE. */
public record OracleLimit(int value, String unit) {}
