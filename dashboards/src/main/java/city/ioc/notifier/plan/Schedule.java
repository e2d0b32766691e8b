package city.ioc.notifier.plan;

import city.ioc.alerts.Severity;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.notifications.Recipient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalLong;

/** When a recipient may be told, by the city's office hours. Instants are epoch milliseconds. */
public final class Schedule {
    private static final long PUNCTUAL_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final int MOST_DAYS_OFF = 60;

    private final WorkingCalendar calendar;

    public Schedule(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The first moment from now on: now when it is urgent, or goes out at once and the office is open; else the next digest, or
     * the opening of the office when that is sooner and it goes out at once. Empty when the recipient is not told of so little.
     */
    public OptionalLong first(Recipient recipient, Severity severity, long now) {
        if (reaches(severity, recipient.urgent())) {
            return OptionalLong.of(now);
        }
        OptionalLong digest = nextDigest(recipient, now);
        if (!reaches(severity, recipient.immediate())) {
            return digest;
        }
        long open = calendar.nextWorkingInstant(now);
        return OptionalLong.of(Math.min(open, digest.orElse(Long.MAX_VALUE)));
    }

    /** Whether what could have gone out at {@code notBefore} has come too late for it, and it is now no time to disturb. */
    boolean isMissed(Recipient recipient, Severity severity, long notBefore, long now) {
        return now - notBefore > PUNCTUAL_MILLIS
                && !calendar.isWorkingTime(now)
                && !reaches(severity, recipient.urgent());
    }

    private OptionalLong nextDigest(Recipient recipient, long now) {
        LocalDate today = calendar.localDay(now);
        for (int days = 0; days <= MOST_DAYS_OFF && !recipient.digests().isEmpty(); days++) {
            LocalDate day = today.plusDays(days);
            if (calendar.isWorkingDay(day)) {
                for (LocalTime time : recipient.digests()) {
                    long instant = day.atTime(time).atZone(calendar.zone()).toInstant().toEpochMilli();
                    if (instant >= now) {
                        return OptionalLong.of(instant);
                    }
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean reaches(Severity severity, Severity least) {
        return least != null && severity.compareTo(least) >= 0;
    }
}
