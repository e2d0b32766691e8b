package city.ioc.streams;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.CaseAlerts;
import city.ioc.core.alerts.Notices;
import city.ioc.events.Event;
import city.ioc.events.InvalidEventException;
import city.ioc.profile.FoldRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of one case when an event arrives, or when time passes: computed only, nothing is changed here. */
final class CaseBook {
    static final int MAX_EVENTS = CaseEvents.MOST;

    private final CaseFold fold;
    private final CaseAlerts alerts;

    CaseBook(FoldRules rules) {
        fold = new CaseFold(rules);
        alerts = new CaseAlerts(rules, fold.calendars().city().complete());
    }

    /**
     * @param known   the case from now on
     * @param summary what it is now
     * @param facts   what has to be added to the cells
     * @param alerts  those that have changed
     */
    record Step(KnownCase known, CaseSummary summary, List<Fact> facts, List<Alert> alerts) {}

    /**
     * Empty if the event changes nothing.
     *
     * @throws InvalidEventException when the case has too many events already
     */
    Optional<Step> arrived(String caseId, KnownCase before, Event event, long now) throws InvalidEventException {
        Optional<CaseEvents> events = before.events().with(event);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        // What the clock had passed before the event came is noticed first, however late the timer is.
        KnownCase noticed = before.notices().wakeAt() <= now ? woken(caseId, before, now).known() : before;
        if (events.get().size() > MAX_EVENTS) {
            throw new InvalidEventException("the case has " + MAX_EVENTS + " events already, more are not kept");
        }
        CaseSummary summary = fold.fold(caseId, events.get());
        List<Fact> changes = Facts.difference(before.facts(), summary.facts());
        KnownCase arrived = new KnownCase(events.get(), summary.facts(), noticed.notices(), now, before.toldAt());
        return Optional.of(told(caseId, before, arrived, summary, changes, now));
    }

    /** What time alone does. */
    Step woken(String caseId, KnownCase before, long now) {
        CaseSummary summary = fold.fold(caseId, before.events());
        return told(caseId, before, before, summary, List.of(), now);
    }

    private Step told(
            String caseId, KnownCase before, KnownCase after, CaseSummary summary, List<Fact> changes, long now) {
        List<Event> actions = after.actions();
        Notices notices = alerts.notices(summary, after.notices(), actions, after.lastEventAt(), now);
        Set<Alert> known =
                new HashSet<>(alerts.alerts(caseId, summary, before.notices(), before.actions(), before.toldAt()));
        List<Alert> changed = alerts.alerts(caseId, summary, notices, actions, now).stream()
                .filter(alert -> !known.contains(alert))
                .toList();
        KnownCase told = new KnownCase(after.events(), after.facts(), notices, after.lastEventAt(), now);
        return new Step(told, summary, changes, changed);
    }
}
