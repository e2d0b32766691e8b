package city.ioc.calendar;

/** Stand-in. */
public record TimeLimit(int value, Unit unit) {
    public enum Unit {
        WORKING_DAY,
        WORKING_HOUR,
        CALENDAR_DAY,
        MONTH,
        SAME_DAY_15H,
        NONE
    }
}
