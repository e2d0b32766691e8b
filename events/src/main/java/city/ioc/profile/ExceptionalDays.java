package city.ioc.profile;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lists {@code daysOff} and {@code makeUpDays} of {@code calendar.yaml}.
 *
 * @param announced since when they are known, where that is said; a make-up day as the day off that it makes up for
 */
record ExceptionalDays(SortedSet<LocalDate> off, SortedSet<LocalDate> makeUp, SortedMap<LocalDate, Instant> announced) {

    /** @param worked the weekdays with open hours */
    static ExceptionalDays read(YamlBlock block, ZoneId zone, Set<DayOfWeek> worked) {
        ExceptionalDays days = new ExceptionalDays(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        block.blocks("daysOff").forEach(entry -> days.addDayOff(entry, zone));
        block.blocks("makeUpDays").forEach(entry -> days.addMakeUpDay(entry, zone, worked));
        return days;
    }

    private void addDayOff(YamlBlock entry, ZoneId zone) {
        LocalDate day = entry.value("date", Read::date);
        entry.value("name", Read::text);
        Instant known = entry.optional("announced", Read.moment(zone));
        entry.refuseOthers();
        if (day != null && !off.add(day)) {
            entry.problem("date", day + " is listed twice");
        }
        announce(day, known);
    }

    private void addMakeUpDay(YamlBlock entry, ZoneId zone, Set<DayOfWeek> worked) {
        LocalDate day = entry.value("date", Read::date);
        LocalDate missed = entry.value("for", Read::date);
        Instant known = entry.optional("announced", Read.moment(zone));
        entry.refuseOthers();
        if (missed != null && !off.contains(missed)) {
            entry.problem("for", missed + " is not a day off");
        }
        if (day == null) {
            return;
        }
        if (off.contains(day)) {
            entry.problem("date", day + " is both a day off and a make-up day");
        } else if (worked.contains(day.getDayOfWeek())) {
            entry.problem("date", "%s cannot be a make-up day: every %s has open hours".formatted(day, day.getDayOfWeek()));
        } else if (!makeUp.add(day)) {
            entry.problem("date", day + " is listed twice");
        }
        announce(day, known == null && missed != null ? announced.get(missed) : known);
    }

    private void announce(LocalDate day, Instant known) {
        if (day != null && known != null) {
            announced.put(day, known);
        }
    }
}
