package city.ioc.core;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.profile.DueComparison;
import city.ioc.profile.FoldRules;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What every fold needs, made once from the profile's rules.
 *
 * @param dueShift by how many days each due is moved; 0 but for a what-if
 */
record Folding(FoldRules rules, Calendars calendars, LocalDays days, int dueShift) {
    static Folding of(FoldRules rules, int dueShift) {
        return new Folding(
                rules, rules.layOutCalendars(), new LocalDays(rules.calendar().zone()), dueShift);
    }

    /** A due as it is taken to be: at the same time of day, so many days later. */
    long shifted(long due) {
        return dueShift == 0
                ? due
                : Instant.ofEpochMilli(due).atZone(rules.calendar().zone()).plusDays(dueShift).toInstant().toEpochMilli();
    }

    /** First instant that is late for a due. */
    long overdueFrom(long due) {
        return rules.compare() == DueComparison.BY_INSTANT ? due + 1 : days.startOf(days.of(due) + 1);
    }

    /** First instant that is late for a limit that runs from {@code from}; {@link Long#MAX_VALUE} if it never ends. */
    long overdueFrom(WorkingCalendar calendar, long from, TimeLimit limit) {
        OptionalLong due = calendar.due(from, limit);
        return due.isPresent() ? overdueFrom(due.getAsLong()) : Long.MAX_VALUE;
    }
}
