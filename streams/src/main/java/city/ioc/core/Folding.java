package city.ioc.core;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.profile.DueComparison;
import city.ioc.profile.FoldRules;
import java.util.OptionalLong;

/** What every fold needs, made once from the profile's rules. */
record Folding(FoldRules rules, Calendars calendars, LocalDays days) {
    static Folding of(FoldRules rules) {
        return new Folding(
                rules, rules.layOutCalendars(), new LocalDays(rules.calendar().zone()));
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
