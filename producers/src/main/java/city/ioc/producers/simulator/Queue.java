package city.ioc.producers.simulator;

import city.ioc.events.ServiceEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The queue before the desks of a unit. */
final class Queue {
    private static final double MORNING = 1.8;
    private static final long MORNING_MILLIS = 2 * Dossier.HOUR;
    private static final double CLOSING_SHARE = 0.85;
    private static final double ABANDONED_IN_OUTAGE = 6;

    private final City city;
    private final Agency agency;
    private final String ticketId;
    private final Dice dice;
    private final List<Delivery> deliveries = new ArrayList<>();

    Queue(City city, Agency agency, String ticketId, Dice dice) {
        this.city = city;
        this.agency = agency;
        this.ticketId = ticketId;
        this.dice = dice;
    }

    /** Someone comes to hand in a dossier. Gives the moment at which that is done. */
    long visit(long arrival) {
        long called = called(arrival);
        boolean sameDay = day(called).equals(day(arrival));
        long done = city.worked(agency, called, dice.between(4, 15) * Dossier.MINUTE);
        if (agency.tickets()) {
            CaseLog ticket = taken(ticketId, arrival);
            if (sameDay) {
                String desk = agency.code() + "-" + dice.between(1, 8);
                ticket.desk(agency, called, new ServiceEvent.TicketCalled(desk));
                ticket.desk(agency, done, new ServiceEvent.TicketServed(desk));
            } else {
                ticket.desk(agency, closing(arrival), new ServiceEvent.TicketAbandoned());
            }
            deliveries.addAll(ticket.inOrder());
            somebodyElseGivesUp(arrival);
        }
        return done;
    }

    /** What was sent about the queue. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    private void somebodyElseGivesUp(long arrival) {
        boolean outage = city.outages().workPossible(agency.code(), arrival) > arrival;
        if (dice.chance(city.rules().desks().abandoned() * (outage ? ABANDONED_IN_OUTAGE : 1))) {
            CaseLog ticket = taken(ticketId + "-B", arrival);
            long patience = dice.between(8, 50) * Dossier.MINUTE;
            ticket.desk(agency, Math.min(arrival + patience, closing(arrival)), new ServiceEvent.TicketAbandoned());
            deliveries.addAll(ticket.inOrder());
        }
    }

    private CaseLog taken(String id, long at) {
        CaseLog ticket = new CaseLog(city, id, dice);
        ticket.desk(agency, at, new ServiceEvent.TicketTaken(agency.code(), null));
        return ticket;
    }

    private long called(long arrival) {
        long opened = city.calendar(agency).startOfDay(day(arrival));
        boolean morning = city.calendar(agency).between(opened, arrival) < MORNING_MILLIS;
        double waiting = dice.exponential(city.rules().desks().waitingMinutes() * (morning ? MORNING : 1) * agency.pace())
                * Dossier.MINUTE;
        long left = city.calendar(agency).between(arrival, city.calendar(agency).startOfDay(day(arrival).plusDays(1)));
        return city.worked(agency, arrival, (long) Math.min(waiting, left * CLOSING_SHARE));
    }

    private long closing(long at) {
        long dayEnd = city.calendar(agency).startOfDay(day(at).plusDays(1));
        return city.calendar(agency).add(at, city.calendar(agency).between(at, dayEnd));
    }

    private LocalDate day(long at) {
        return city.calendar(agency).localDay(at);
    }
}
