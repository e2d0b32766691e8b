package city.ioc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The office days of Cần Thơ from 2024 to 2026, typed in by hand; and short ways to write weeks and instants. */
final class CanThoCalendar {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final List<OpenHours> OFFICE_HOURS = List.of(hours("07:00", "11:00"), hours("13:00", "17:00"));
    static final NavigableSet<LocalDate> DAYS_OFF = days(
            "2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14", "2024-04-18",
            "2024-04-29", "2024-04-30", "2024-05-01", "2024-09-02", "2024-09-03",
            "2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07",
            "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02",
            "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
            "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01", "2026-09-02");
    static final NavigableSet<LocalDate> MAKE_UP_DAYS = days("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22");

    private CanThoCalendar() {}

    static CalendarSpec spec() {
        return spec(false);
    }

    static CalendarSpec spec(boolean limitsEndOnWorkingDays) {
        return new CalendarSpec(
                ZONE,
                mondayToFriday(OFFICE_HOURS),
                DAYS_OFF,
                MAKE_UP_DAYS,
                LocalTime.of(15, 0),
                limitsEndOnWorkingDays);
    }

    static CalendarSpec weekOnly(ZoneId zone, Map<DayOfWeek, List<OpenHours>> week) {
        return new CalendarSpec(zone, week, new TreeSet<>(), new TreeSet<>(), LocalTime.of(15, 0), false);
    }

    static Map<DayOfWeek, List<OpenHours>> mondayToFriday(List<OpenHours> hours) {
        Map<DayOfWeek, List<OpenHours>> week = everyDay(hours);
        week.remove(DayOfWeek.SATURDAY);
        week.remove(DayOfWeek.SUNDAY);
        return week;
    }

    static Map<DayOfWeek, List<OpenHours>> everyDay(List<OpenHours> hours) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours);
        }
        return week;
    }

    static OpenHours hours(String from, String to) {
        return new OpenHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    static NavigableSet<LocalDate> days(String... days) {
        NavigableSet<LocalDate> all = new TreeSet<>();
        Stream.of(days).map(LocalDate::parse).forEach(all::add);
        return all;
    }

    /** The instant of a wall time in Cần Thơ, written as {@code 2024-02-06T09:00}. */
    static long at(String wallTime) {
        return at(wallTime, ZONE);
    }

    static long at(String wallTime, ZoneId zone) {
        return LocalDateTime.parse(wallTime).atZone(zone).toInstant().toEpochMilli();
    }
}
