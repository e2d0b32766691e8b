package city.ioc.calendar;

import java.time.LocalTime;

/**
 * A stretch of a day during which an office is open: from the first moment inclusive to the closing moment.
 *
 * @param from opening
 * @param to closing, later than {@code from}; 00:00 stands for 24:00, the end of the day
 */
public record OpenHours(LocalTime from, LocalTime to) {

    /** Checks that the hours are in order. */
    public OpenHours {
        if (from == null || to == null) {
            throw new IllegalArgumentException("Open hours need both an opening and a closing time");
        }
        if (!endsAtMidnight(to) && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "Open hours must close after they open, but %s is not before %s".formatted(from, to));
        }
    }

    /** Whether these hours last to the end of the day. */
    public boolean endsAtMidnight() {
        return endsAtMidnight(to);
    }

    private static boolean endsAtMidnight(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT);
    }
}
