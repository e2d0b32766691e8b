package city.ioc.profile;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.events.Opt;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads {@code calendar.yaml}. The calendar itself judges what fits together; its verdict gets a line here. */
final class CalendarFile {
    private final YamlBlock block;
    private final ZoneId zone;

    private CalendarFile(YamlBlock block, ZoneId zone) {
        this.block = block;
        this.zone = zone;
    }

    /** @return null, and a problem, when the file holds no calendar */
    @Opt
    static CalendarSpec read(TextFile file, ZoneId zone, Problems problems) {
        return YamlBlock.read(file, problems)
                .map(block -> new CalendarFile(block, zone).calendar())
                .orElse(null);
    }

    private CalendarSpec calendar() {
        int before = block.problems().count();
        Map<DayOfWeek, List<OpenHours>> week = week();
        LocalTime cutoff = block.value("sameDayCutoff", Read::timeOfDay);
        Boolean endOnWorkingDays = block.value("limitsEndOnWorkingDays", Read::yesNo);
        SortedSet<LocalDate> daysOff = daysOff();
        SortedSet<LocalDate> makeUpDays = week.isEmpty() ? new TreeSet<>() : makeUpDays(week, daysOff);
        block.refuseOthers();
        return block.problems().count() > before
                ? null
                : new CalendarSpec(zone, week, daysOff, makeUpDays, cutoff, endOnWorkingDays);
    }

    private Map<DayOfWeek, List<OpenHours>> week() {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        block.block("week").ifPresent(days -> {
            int before = days.problems().count();
            for (DayOfWeek day : DayOfWeek.values()) {
                String name = day.name().toLowerCase(Locale.ROOT);
                List<OpenHours> hours = days.values(name, CalendarFile::hours);
                if (!hours.isEmpty()) {
                    accept(days.line(name), Map.of(day, hours), new TreeSet<>(), new TreeSet<>());
                    week.put(day, hours);
                }
            }
            days.refuseOthers();
            if (week.isEmpty() && days.problems().count() == before) {
                block.problem("week", "at least one day needs open hours, such as monday: [09:00-17:00]");
            }
        });
        return week;
    }

    private SortedSet<LocalDate> daysOff() {
        SortedSet<LocalDate> daysOff = new TreeSet<>();
        for (YamlBlock entry : block.blocks("daysOff")) {
            LocalDate day = entry.value("date", Read::date);
            entry.value("name", Read::text);
            entry.refuseOthers();
            if (day != null && !daysOff.add(day)) {
                entry.problem("date", day + " is listed twice");
            }
        }
        return daysOff;
    }

    private SortedSet<LocalDate> makeUpDays(Map<DayOfWeek, List<OpenHours>> week, SortedSet<LocalDate> daysOff) {
        SortedSet<LocalDate> makeUpDays = new TreeSet<>();
        for (YamlBlock entry : block.blocks("makeUpDays")) {
            LocalDate day = entry.value("date", Read::date);
            LocalDate missed = entry.value("for", Read::date);
            entry.refuseOthers();
            if (missed != null && !daysOff.contains(missed)) {
                entry.problem("for", missed + " is not a day off");
            }
            if (day != null) {
                accept(entry.line("date"), week, daysOff, new TreeSet<>(List.of(day)));
                if (!makeUpDays.add(day)) {
                    entry.problem("date", day + " is listed twice");
                }
            }
        }
        return makeUpDays;
    }

    private void accept(
            int line, Map<DayOfWeek, List<OpenHours>> week, SortedSet<LocalDate> daysOff, SortedSet<LocalDate> makeUpDays) {
        try {
            new CalendarSpec(zone, week, daysOff, makeUpDays, null, false);
        } catch (IllegalArgumentException e) {
            block.problems().add(block.file(), line, e.getMessage());
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
