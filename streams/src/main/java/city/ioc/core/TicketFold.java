package city.ioc.core;

import city.ioc.core.CaseSummary.Ticket;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import java.util.List;

/** One queue ticket: taken, called, served or abandoned. Used once. */
final class TicketFold {
    private final Contribution contribution;
    private String unit;
    private long takenAt;
    private boolean waiting;
    private boolean served;
    private Long waitingMillis;

    TicketFold(Contribution contribution) {
        this.contribution = contribution;
    }

    /** @param events of tickets only, in case order, at least one */
    Ticket fold(List<Event> events) {
        Event taken = events.stream()
                .filter(event -> event.data() instanceof ServiceEvent.TicketTaken)
                .findFirst()
                .orElse(null);
        if (taken == null) {
            contribution.add(Fact.UNKNOWN_UNIT, Measure.ORPHANS, events.getFirst().timeMillis(), 1);
            return new Ticket(null, null, null);
        }
        take(taken);
        for (Event event : events) {
            if (!event.equals(taken) && !apply(event, Math.max(event.timeMillis(), takenAt))) {
                contribution.irregular(unit, event.timeMillis());
            }
        }
        return new Ticket(unit, takenAt, waitingMillis);
    }

    private void take(Event taken) {
        unit = ((ServiceEvent.TicketTaken) taken.data()).unit();
        takenAt = taken.timeMillis();
        waiting = true;
        contribution.add(unit, Measure.TICKETS_TAKEN, takenAt, 1);
        contribution.add(unit, Measure.TICKETS_WAITING, takenAt, 1);
    }

    private boolean apply(Event event, long at) {
        return switch (event.data()) {
            case ServiceEvent.TicketCalled called -> {
                boolean first = stopWaiting(Measure.TICKETS_CALLED, at);
                waitingMillis = first ? Long.valueOf(at - takenAt) : waitingMillis;
                yield first;
            }
            case ServiceEvent.TicketAbandoned abandoned -> stopWaiting(Measure.TICKETS_ABANDONED, at);
            case ServiceEvent.TicketServed first when !served -> {
                served = true;
                stopWaiting(null, at);
                contribution.add(unit, Measure.TICKETS_SERVED, at, 1);
                yield true;
            }
            default -> false;
        };
    }

    /** False if the waiting has ended before. */
    private boolean stopWaiting(Measure outcome, long at) {
        if (!waiting) {
            return false;
        }
        waiting = false;
        contribution.add(unit, Measure.TICKETS_WAITING, at, -1);
        if (outcome != null) {
            contribution.add(unit, outcome, at, 1);
        }
        return true;
    }
}
