package city.ioc.profile;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Reads a block {@code week} of {@code calendar.yaml}. The calendar itself judges what fits together; its verdict gets a line here. */
final class WeekBlock {
    private WeekBlock() {}

    /** @return empty, and a problem, when there are no hours */
    static Map<DayOfWeek, List<OpenHours>> read(YamlBlock parent, ZoneId zone) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        parent.block("week").ifPresent(days -> {
            int before = days.problems().count();
            for (DayOfWeek day : DayOfWeek.values()) {
                String name = day.name().toLowerCase(Locale.ROOT);
                List<OpenHours> hours = days.values(name, WeekBlock::hours);
                if (!hours.isEmpty()) {
                    judge(days, name, zone, Map.of(day, hours));
                    week.put(day, hours);
                }
            }
            days.refuseOthers();
            if (week.isEmpty() && days.problems().count() == before) {
                parent.problem("week", "at least one day needs open hours, such as monday: [09:00-17:00]");
            }
        });
        return week;
    }

    private static void judge(YamlBlock days, String name, ZoneId zone, Map<DayOfWeek, List<OpenHours>> day) {
        try {
            new CalendarSpec(zone, day, new TreeSet<>(), new TreeSet<>(), null, false);
        } catch (IllegalArgumentException e) {
            days.problems().add(days.file(), days.line(name), e.getMessage());
        }
    }

    /** @param text such as {@code 07:00-11:00}; 00:00 or 24:00 at the end is the end of the day */
    private static OpenHours hours(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("must be hours such as 07:00-11:00, not '" + text + "'");
        }
        String end = ends[1].strip();
        return new OpenHours(
                Read.timeOfDay(ends[0].strip()), end.equals("24:00") ? LocalTime.MIDNIGHT : Read.timeOfDay(end));
    }
}
