package city.ioc.calendar;

/**
 * How long an office may take: so many units of time, or one of the two limits that need no number.
 *
 * @param value 1 to 3650 (months: 1 to 240); 0 for {@link Unit#SAME_DAY_15H} and {@link Unit#NONE}
 * @param unit what is counted; {@link WorkingCalendar#due} says how
 */
public record TimeLimit(int value, Unit unit) {

    /** What a limit counts. */
    public enum Unit {
        /** Working days; the day of acceptance is day 0. */
        WORKING_DAY(3650),
        /** Hours during which the office is open. */
        WORKING_HOUR(3650),
        /** Days of the calendar, working or not. */
        CALENDAR_DAY(3650),
        /** Months of the calendar; the 31st becomes the last day of a shorter month. */
        MONTH(240),
        /** By closing time of the day, or of the next working day when accepted after the cutoff (usually 15:00). */
        SAME_DAY_15H(0),
        /** No limit: never due. */
        NONE(0);

        private final int max;

        Unit(int max) {
            this.max = max;
        }
    }

    /** Checks that the value fits the unit. */
    public TimeLimit {
        if (unit == null) {
            throw new IllegalArgumentException("A time limit needs a unit");
        }
        if (unit.max == 0 && value != 0) {
            throw new IllegalArgumentException(
                    "A time limit of unit %s takes no value, but has %d".formatted(unit, value));
        }
        if (unit.max > 0 && (value < 1 || value > unit.max)) {
            throw new IllegalArgumentException(
                    "A time limit in %s must be from 1 to %d, not %d".formatted(unit, unit.max, value));
        }
    }
}
