package city.ioc.producers.simulator;

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
        WorkingCalendar calendar,
        Agencies agencies,
        Outages outages,
        long seed,
        String tag,
        String source) {

    /** When someone of an agency has done so much work since an instant: in its hours, and not while nothing works. */
    long worked(Agency agency, long since, long workMillis) {
        long done = calendar.add(calendar.nextWorkingInstant(since), Math.max(1_000, workMillis));
        long possible = outages.workPossible(agency.code(), done);
        return possible > done ? calendar.add(calendar.nextWorkingInstant(possible), 60_000) : done;
    }
}
