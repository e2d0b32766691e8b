package city.ioc.producers.simulator;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.profile.CityProfile;

/**
 * What all cases of a simulated city have in common.
 *
 * @param tag    two groups of digits that stand for seed and plan; part of every id, so that two simulations do not mix
 * @param source beginning of the CloudEvents source of all events
 */
record City(
        CityProfile profile,
        SimulationRules rules,
        Calendars calendars,
        Agencies agencies,
        Outages outages,
        long seed,
        String tag,
        String source) {

    /** That of the city. */
    WorkingCalendar calendar() {
        return calendars.city().complete();
    }

    /** With the hours of an agency. */
    WorkingCalendar calendar(Agency agency) {
        return calendars.of(agency.code()).complete();
    }

    /** When someone of an agency has done so much work since an instant: in its hours, and not while nothing works. */
    long worked(Agency agency, long since, long workMillis) {
        WorkingCalendar calendar = calendar(agency);
        long done = calendar.add(calendar.nextWorkingInstant(since), Math.max(1_000, workMillis));
        long possible = outages.workPossible(agency.code(), done);
        return possible > done ? calendar.add(calendar.nextWorkingInstant(possible), 60_000) : done;
    }
}
