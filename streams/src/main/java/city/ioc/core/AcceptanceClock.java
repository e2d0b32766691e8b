package city.ioc.core;

import city.ioc.alerts.CaseRule;
import city.ioc.calendar.CalendarVersions;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.kpi.Measure;
import java.util.List;
import java.util.OptionalLong;

/** How long an online submission waits to be accepted or refused; whatever becomes of the dossier later. */
final class AcceptanceClock {
    private final Folding folding;
    private final Contribution contribution;
    private final Episodes episodes;

    AcceptanceClock(Folding folding, Contribution contribution, Episodes episodes) {
        this.folding = folding;
        this.contribution = contribution;
        this.episodes = episodes;
    }

    /** @param events of the dossier, in case order */
    void fold(List<Event> events) {
        for (Event event : events) {
            if (event.data() instanceof DossierEvent.Submitted submission) {
                if (submission.channel() == Channel.ONLINE) {
                    await(submission.unit(), event.timeMillis(), answer(events));
                }
                return;
            }
        }
    }

    private static OptionalLong answer(List<Event> events) {
        return events.stream()
                .filter(event -> event.data() instanceof DossierEvent.Accepted
                        || event.data() instanceof DossierEvent.Refused
                        || event.data() instanceof DossierEvent.Withdrawn)
                .mapToLong(Event::timeMillis)
                .findFirst();
    }

    private void await(String unit, long submittedAt, OptionalLong answer) {
        CalendarVersions calendar = folding.calendars().of(unit);
        long end = answer.isPresent() ? Math.max(answer.getAsLong(), submittedAt) : Long.MAX_VALUE;
        Standings standings = new Standings(contribution, unit, submittedAt);
        contribution.add(unit, Measure.SUBMITTED_ONLINE, submittedAt, 1);
        standings.set(Measure.ACCEPTANCE_WAITING, true, submittedAt);
        for (long from = submittedAt; from < end; from = calendar.changeAfter(from)) {
            OptionalLong due = due(calendar.knownAt(from), submittedAt);
            long until = Math.min(end, calendar.changeAfter(from));
            long lateFrom = Math.max(lateFrom(due), from);
            standings.set(Measure.ACCEPTANCE_OVERDUE, lateFrom == from, from);
            if (lateFrom < until) {
                standings.set(Measure.ACCEPTANCE_OVERDUE, true, lateFrom);
            }
            for (CaseRule rule : episodes.rules(CaseRule.Kind.ACCEPTANCE_OVERDUE)) {
                episodes.add(rule, unit, lateFrom, until, due.isPresent() ? due.getAsLong() : null);
            }
        }
        if (answer.isPresent()) {
            standings.set(Measure.ACCEPTANCE_WAITING, false, end);
            standings.set(Measure.ACCEPTANCE_OVERDUE, false, end);
            contribution.add(unit, Measure.ACCEPTANCE_ANSWERED, end, 1);
        }
        if (answer.isPresent() && end < lateFrom(due(calendar.knownAt(end), submittedAt))) {
            contribution.add(unit, Measure.ACCEPTANCE_ON_TIME, end, 1);
        }
    }

    private OptionalLong due(WorkingCalendar known, long submittedAt) {
        return known.due(submittedAt, folding.rules().limits().acceptance());
    }

    private static long lateFrom(OptionalLong due) {
        return due.isPresent() ? due.getAsLong() + 1 : Long.MAX_VALUE;
    }
}
