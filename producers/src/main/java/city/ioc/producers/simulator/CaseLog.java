package city.ioc.producers.simulator;

import city.ioc.events.Event;
import city.ioc.events.EventData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes down what happens in a case, and decides how it travels: a desk may enter it late, send it twice or never, or be cut
 * off for a while.
 */
final class CaseLog {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;

    private final City city;
    private final String caseId;
    private final String idPrefix;
    private final Dice dice;
    private final List<Delivery> deliveries = new ArrayList<>();
    private int count;

    /** @param dice of the way only, so that the way changes nothing of what happens */
    CaseLog(City city, String caseId, Dice dice) {
        this(city, caseId, "", dice);
    }

    /** @param part of the case that is written down here; makes the ids of events differ from those of other parts */
    CaseLog(City city, String caseId, String part, Dice dice) {
        this.city = city;
        this.caseId = caseId;
        this.idPrefix = caseId + part + "-";
        this.dice = dice;
    }

    static long wholeSecond(long at) {
        return Math.floorDiv(at, SECOND) * SECOND;
    }

    String caseId() {
        return caseId;
    }

    /** Something that a desk of an agency did. */
    void desk(Agency agency, long time, EventData data) {
        SimulationRules.Desks rules = city.rules().desks();
        long recorded = wholeSecond(time) + dice.between(2, 40) * SECOND;
        if (dice.chance(rules.entersLate())) {
            recorded = wholeSecond(city.calendar().add(recorded, dice.between(20 * MINUTE, 6 * 60 * MINUTE)));
        }
        long at = recorded + dice.between(200, 2_000);
        long sent = city.outages().canSend(agency.code(), at);
        if (sent > at) {
            at = sent + dice.between(SECOND, 5 * MINUTE);
        }
        Event event = event("/units/" + agency.code(), time, data);
        deliver(agency.dated() ? event.withRecordedTime(local(recorded)) : event, at);
    }

    /** Something that a portal did by itself. */
    void portal(long time, EventData data) {
        deliver(event("/portal", time, data), wholeSecond(time) + dice.between(300, 5_000));
    }

    private Event event(String source, long time, EventData data) {
        return Event.of(city.source() + source, idPrefix + ++count, caseId, local(wholeSecond(time)), data);
    }

    private void deliver(Event event, long at) {
        SimulationRules.Desks rules = city.rules().desks();
        if (!dice.chance(rules.sendsNever())) {
            deliveries.add(new Delivery(event, at));
        }
        if (dice.chance(rules.sendsTwice())) {
            deliveries.add(new Delivery(event, at + dice.between(SECOND, 120 * MINUTE)));
        }
    }

    private OffsetDateTime local(long at) {
        return local(at, city.calendar().zone());
    }

    static OffsetDateTime local(long at, ZoneId zone) {
        return Instant.ofEpochMilli(at).atZone(zone).toOffsetDateTime();
    }

    /** All of it in the order in which it is sent. */
    List<Delivery> inOrder() {
        deliveries.sort(Comparator.comparingLong(Delivery::at));
        return deliveries;
    }
}
