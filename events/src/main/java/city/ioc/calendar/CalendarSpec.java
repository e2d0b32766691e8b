package city.ioc.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a city or one of its units says about its office hours; the data a {@link WorkingCalendar} is built from.
 *
 * <p>Immutable and consistent: whoever holds one may rely on the rules below. What is left out (null) is empty, and the
 * cutoff is then 15:00.
 *
 * @param zone where the hours are read on the wall clock
 * @param week the open hours of ordinary days, in order and without overlap; at least one day has some
 * @param daysOff days on which nobody works, whatever the weekday
 * @param makeUpDays days that are worked in exchange for a day off; whatever the weekday, they have the hours of Monday
 *     or, when Mondays are free, of the first weekday that has hours
 * @param sameDayCutoff the last moment for acceptance on a day to mean a result on that day
 * @param limitsEndOnWorkingDays whether a limit in calendar days or months that ends on a day that is not worked moves
 *     to the same clock time of the next working day (Vietnam: Civil Code 2015, article 148)
 * @param announced since when a day off or a make-up day is known; the others always were
 */
public record CalendarSpec(
        ZoneId zone,
        Map<DayOfWeek, List<OpenHours>> week,
        SortedSet<LocalDate> daysOff,
        SortedSet<LocalDate> makeUpDays,
        LocalTime sameDayCutoff,
        boolean limitsEndOnWorkingDays,
        SortedMap<LocalDate, Instant> announced) {

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
        announced = Collections.unmodifiableSortedMap(announced == null ? new TreeMap<>() : new TreeMap<>(announced));
        for (LocalDate day : makeUpDays) {
            if (daysOff.contains(day)) {
                throw new IllegalArgumentException("%s is both a day off and a make-up day".formatted(day));
            }
        }
        for (LocalDate day : announced.keySet()) {
            if (!daysOff.contains(day) && !makeUpDays.contains(day)) {
                throw new IllegalArgumentException(
                        "%s is announced, but neither a day off nor a make-up day".formatted(day));
            }
        }
    }

    /** One of which every row was always known. */
    public CalendarSpec(
            ZoneId zone,
            Map<DayOfWeek, List<OpenHours>> week,
            SortedSet<LocalDate> daysOff,
            SortedSet<LocalDate> makeUpDays,
            LocalTime sameDayCutoff,
            boolean limitsEndOnWorkingDays) {
        this(zone, week, daysOff, makeUpDays, sameDayCutoff, limitsEndOnWorkingDays, new TreeMap<>());
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

    /** The same days with other hours. */
    public CalendarSpec withWeek(Map<DayOfWeek, List<OpenHours>> hours) {
        return new CalendarSpec(zone, hours, daysOff, makeUpDays, sameDayCutoff, limitsEndOnWorkingDays, announced);
    }

    /** What was known of it at an instant: without the days that were announced later. */
    public CalendarSpec knownAt(Instant at) {
        return new CalendarSpec(
                zone, week, known(daysOff, at), known(makeUpDays, at), sameDayCutoff, limitsEndOnWorkingDays);
    }

    private SortedSet<LocalDate> known(SortedSet<LocalDate> days, Instant at) {
        SortedSet<LocalDate> known = new TreeSet<>(days);
        known.removeIf(day -> announced.containsKey(day) && announced.get(day).isAfter(at));
        return known;
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
