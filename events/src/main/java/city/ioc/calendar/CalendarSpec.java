package city.ioc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a city says about its office hours; the data a {@link WorkingCalendar} is built from.
 *
 * <p>Immutable and consistent: whoever holds one may rely on the rules below. What is left out (null) is empty, and the
 * cutoff is then 15:00.
 *
 * @param zone where the hours are read on the wall clock
 * @param week the open hours of ordinary days, in order and without overlap; at least one day has some
 * @param daysOff days on which nobody works, whatever the weekday
 * @param makeUpDays days without ordinary hours that are worked in exchange for a day off; they have the hours of
 *     Monday or, when Mondays are free, of the first weekday that has hours
 * @param sameDayCutoff the last moment for acceptance on a day to mean a result on that day
 * @param limitsEndOnWorkingDays whether a limit in calendar days or months that ends on a day that is not worked moves
 *     to the same clock time of the next working day (Vietnam: Civil Code 2015, article 148)
 */
public record CalendarSpec(
        ZoneId zone,
        Map<DayOfWeek, List<OpenHours>> week,
        SortedSet<LocalDate> daysOff,
        SortedSet<LocalDate> makeUpDays,
        LocalTime sameDayCutoff,
        boolean limitsEndOnWorkingDays) {

    private static final LocalTime USUAL_CUTOFF = LocalTime.of(15, 0);

    /** Copies the parts and checks that they fit together. */
    public CalendarSpec {
        if (zone == null) {
            throw new IllegalArgumentException("A calendar needs a time zone");
        }
        week = copyOfWeek(week);
        daysOff = copyOfDays(daysOff);
        makeUpDays = copyOfDays(makeUpDays);
        sameDayCutoff = sameDayCutoff == null ? USUAL_CUTOFF : sameDayCutoff;
        for (LocalDate day : makeUpDays) {
            if (daysOff.contains(day)) {
                throw new IllegalArgumentException("%s is both a day off and a make-up day".formatted(day));
            }
            if (week.containsKey(day.getDayOfWeek())) {
                throw new IllegalArgumentException("%s cannot be a make-up day: every %s has open hours"
                        .formatted(day, day.getDayOfWeek()));
            }
        }
    }

    /** A calendar on which every moment is working time. */
    public static CalendarSpec alwaysOpen(ZoneId zone) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new OpenHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new CalendarSpec(zone, week, new TreeSet<>(), new TreeSet<>(), USUAL_CUTOFF, false);
    }

    /** The open hours of one day, in order; empty when nobody works. */
    public List<OpenHours> hoursOn(LocalDate day) {
        if (daysOff.contains(day)) {
            return List.of();
        }
        return makeUpDays.contains(day) ? makeUpHours() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private List<OpenHours> makeUpHours() {
        return week.values().iterator().next();
    }

    private static Map<DayOfWeek, List<OpenHours>> copyOfWeek(Map<DayOfWeek, List<OpenHours>> week) {
        Map<DayOfWeek, List<OpenHours>> copy = new EnumMap<>(DayOfWeek.class);
        if (week != null) {
            week.forEach((day, hours) -> {
                if (hours != null && !hours.isEmpty()) {
                    copy.put(day, inOrder(day, hours));
                }
            });
        }
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("A calendar needs open hours on at least one weekday");
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<OpenHours> inOrder(DayOfWeek day, List<OpenHours> hours) {
        for (int i = 1; i < hours.size(); i++) {
            OpenHours earlier = hours.get(i - 1);
            OpenHours later = hours.get(i);
            if (earlier.endsAtMidnight() || later.from().isBefore(earlier.to())) {
                throw new IllegalArgumentException(
                        "The open hours of %s must be in order and not overlap: %s-%s, then %s-%s".formatted(
                                day, earlier.from(), earlier.to(), later.from(), later.to()));
            }
        }
        return List.copyOf(hours);
    }

    private static SortedSet<LocalDate> copyOfDays(SortedSet<LocalDate> days) {
        return Collections.unmodifiableSortedSet(days == null ? new TreeSet<>() : new TreeSet<>(days));
    }
}
