package city.ioc.core;

import city.ioc.core.CaseSummary.Ticket;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import java.util.List;
import java.util.Optional;

/** One queue ticket: taken, called, served or abandoned. Used once. */
final class TicketFold {
    private final Contribution contribution;
    private final String unit;
    private final long takenAt;
    private boolean waiting = true;
    private boolean served;
    private Long waitingMillis;

    private TicketFold(Contribution contribution, Event taken) {
        this.contribution = contribution;
        this.unit = ((ServiceEvent.TicketTaken) taken.data()).unit();
        this.takenAt = taken.timeMillis();
    }

    /** @param events of tickets only, in case order, at least one; null when the first is not known */
    static Ticket fold(Contribution contribution, List<Event> events) {
        Optional<Event> taken = First.of(events, ServiceEvent.TicketTaken.class);
        if (taken.isEmpty()) {
            contribution.orphan(events);
            return null;
        }
        return new TicketFold(contribution, taken.get()).fold(taken.get(), events);
    }

    private Ticket fold(Event taken, List<Event> events) {
        contribution.add(unit, Measure.TICKETS_TAKEN, takenAt, 1);
        contribution.add(unit, Measure.TICKETS_WAITING, takenAt, 1);
        for (Event event : events) {
            if (!event.equals(taken) && !apply(event, Math.max(event.timeMillis(), takenAt))) {
                contribution.irregular(unit, event);
            }
        }
        return new Ticket(unit, takenAt, waitingMillis);
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
