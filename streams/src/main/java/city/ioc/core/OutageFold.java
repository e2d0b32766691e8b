package city.ioc.core;

import city.ioc.alerts.CaseRule;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseSummary.Outage;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import java.util.List;
import java.util.Optional;

/** One outage of a desk, portal, network or application. */
final class OutageFold {
    private OutageFold() {}

    /** @param events of outages only, in case order, at least one; null when the first is not known */
    static Outage fold(Folding folding, Contribution contribution, Episodes episodes, List<Event> events) {
        Optional<Event> started = First.of(events, ServiceEvent.OutageStarted.class);
        if (started.isEmpty()) {
            contribution.orphan(events);
            return null;
        }
        Outage outage = fold(contribution, started.get(), events);
        long end = outage.endedAt() == null ? Long.MAX_VALUE : outage.endedAt();
        WorkingCalendar calendar = folding.calendars().of(outage.unit()).complete();
        for (CaseRule rule : episodes.rules(CaseRule.Kind.OUTAGE)) {
            long from = calendar.due(outage.startedAt(), rule.limit()).orElse(Long.MAX_VALUE);
            episodes.add(rule, outage.unit(), from, end, null);
        }
        return outage;
    }

    private static Outage fold(Contribution contribution, Event started, List<Event> events) {
        ServiceEvent.OutageStarted data = (ServiceEvent.OutageStarted) started.data();
        String unit = data.unit();
        long startedAt = started.timeMillis();
        Long endedAt = null;
        contribution.add(unit, Measure.OUTAGES_STARTED, startedAt, 1);
        contribution.add(unit, Measure.OUTAGES_OPEN, startedAt, 1);
        for (Event event : events) {
            if (event.data() instanceof ServiceEvent.OutageEnded && endedAt == null) {
                endedAt = Math.max(event.timeMillis(), startedAt);
                contribution.add(unit, Measure.OUTAGES_OPEN, endedAt, -1);
                contribution.add(unit, Measure.OUTAGES_ENDED, endedAt, 1);
                contribution.add(unit, Measure.OUTAGE_DURATION, endedAt, endedAt - startedAt);
            } else if (!event.equals(started)) {
                contribution.irregular(unit, event);
            }
        }
        return new Outage(unit, data.component(), startedAt, endedAt);
    }
}
