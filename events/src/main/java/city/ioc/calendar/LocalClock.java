package city.ioc.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The wall clock of a zone, in epoch milliseconds.
 *
 * <p>A later wall time never maps to an earlier instant: a time that is skipped when the clock is put forward is the
 * moment of the change, a time that comes twice is the first of the two. So stretches of a day that do not overlap on
 * the wall do not overlap in time. Wall times too far away for a long are held at about ±270 million years.
 */
final class LocalClock {

    private static final long FARTHEST_SECOND = Long.MAX_VALUE / 1000 - 2 * 86_400;

    private final ZoneId zone;
    private final ZoneRules rules;

    LocalClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    LocalDateTime wallTime(long at) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone);
    }

    long instant(LocalDateTime wallTime) {
        long second = wallTime.toEpochSecond(ZoneOffset.UTC);
        if (Math.abs(second) > FARTHEST_SECOND) {
            return Long.signum(second) * FARTHEST_SECOND * 1000;
        }
        ZoneOffset offset = rules.getOffset(wallTime);
        if (!rules.isValidOffset(wallTime, offset)) {
            ZoneOffsetTransition skipped = rules.getTransition(wallTime);
            return skipped.toEpochSecond() * 1000;
        }
        return (second - offset.getTotalSeconds()) * 1000 + wallTime.get(ChronoField.MILLI_OF_SECOND);
    }

    long startOfDay(LocalDate day) {
        return instant(day.atStartOfDay());
    }

    /** The first change of the clock after this instant; the greatest long when there is none. */
    long changeAfter(long at) {
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochMilli(at));
        return change == null ? Long.MAX_VALUE : change.toEpochSecond() * 1000;
    }
}
