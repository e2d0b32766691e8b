package city.ioc.core;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.profile.FoldRules;

/** What every fold needs, made once from the profile's rules. */
record Folding(FoldRules rules, WorkingCalendar calendar, LocalDays days) {
    static Folding of(FoldRules rules) {
        return new Folding(
                rules, new WorkingCalendar(rules.calendar()), new LocalDays(rules.calendar().zone()));
    }
}
