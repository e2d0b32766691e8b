package city.ioc.notifier.plan;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.notifications.Recipient;
import city.ioc.profile.CityProfile;
import java.util.List;

/**
 * All that is known of alerts and messages, and what follows from it. What each step answers is known to the next one; whoever calls
 * keeps it, and starts anew from what was kept. Not safe for use by several threads.
 */
public final class Desk {
    private final List<Recipient> recipients;
    private final Ledger ledger = new Ledger();
    private final Inhibitions inhibitions;
    private final Planner planner;
    private final Dispatch dispatch;

    /** @param calendar of the profile; laid out once, as that takes a while */
    public Desk(CityProfile profile, WorkingCalendar calendar, List<Recipient> recipients) {
        this.recipients = List.copyOf(recipients);
        Schedule schedule = new Schedule(calendar);
        inhibitions = new Inhibitions(profile.rules().alerts());
        planner = new Planner(recipients, new UnitTree(profile.units()), schedule, inhibitions, calendar::localDay);
        dispatch = new Dispatch(schedule, inhibitions);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Takes note of an alert whose messages are planned already. */
    public void restore(Alert alert) {
        inhibitions.apply(alert);
    }

    /** Those who become recipients now. */
    public List<Enrolment> enrol(long now) {
        List<Enrolment> fresh = recipients.stream()
                .filter(recipient -> ledger.since(recipient.id()).isEmpty())
                .map(recipient -> new Enrolment(recipient.id(), now))
                .toList();
        fresh.forEach(ledger::apply);
        return fresh;
    }

    /** Ends what waits for those who no longer are recipients. */
    public List<Delivery> retire(long now) {
        return applied(planner.retire(ledger, now));
    }

    /** What follows from an alert as it stands now. */
    public List<Delivery> changed(Alert alert, long now) {
        inhibitions.apply(alert);
        return applied(planner.changed(alert, ledger, now));
    }

    /** What follows for a recipient to whom nothing is on its way: at most one message is SENDING then. */
    public List<Delivery> next(Recipient recipient, long now) {
        return applied(dispatch.next(recipient, ledger, now));
    }

    /** What became of messages on their way. */
    public List<Delivery> settled(List<Delivery> outcomes) {
        return applied(outcomes);
    }

    private List<Delivery> applied(List<Delivery> changes) {
        changes.forEach(ledger::apply);
        return changes;
    }
}
