package city.ioc.benchmarks;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import city.ioc.profile.Procedure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to dossiers and queue tickets, made up; the same seed makes the same up. */
final class Stories {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final int OPEN_MINUTES = 9 * 60;
    private static final String CURRENCY = "VND";
    private static final String PORTAL = "DVCQG";

    private final SplittableRandom random;
    private final List<Procedure> procedures;
    private final ZoneId zone;

    Stories(long seed, List<Procedure> procedures, ZoneId zone) {
        this.random = new SplittableRandom(seed);
        this.procedures = procedures;
        this.zone = zone;
    }

    /** A moment of the office hours of a day between two, Sundays left out. */
    long workingMoment(LocalDate from, LocalDate to) {
        LocalDate day = from.plusDays(random.nextLong(to.toEpochDay() - from.toEpochDay() + 1));
        day = day.minusDays(day.getDayOfWeek().getValue() == 7 ? 1 : 0);
        long opens = day.atTime(7, 30).atZone(zone).toInstant().toEpochMilli();
        return opens + random.nextLong(OPEN_MINUTES * MINUTE);
    }

    /** All events of a dossier in order, some ten. */
    List<Event> dossier(String id, String unit, long accepted) {
        List<Event> events = new ArrayList<>();
        boolean online = chance(55);
        String procedure = procedures.get(random.nextInt(procedures.size())).code();
        DossierEvent.Channel channel = online ? DossierEvent.Channel.ONLINE : DossierEvent.Channel.DESK;
        if (online) {
            add(events, id, accepted - minutes(120), new DossierEvent.Submitted(unit, procedure, channel));
        }
        add(events, id, accepted, new DossierEvent.Accepted(unit, procedure, channel, null, null, null));
        if (chance(45)) {
            BigDecimal fee = BigDecimal.valueOf(10_000L * (1 + random.nextInt(20)));
            add(events, id, accepted + minutes(5), new PaymentEvent.Requested("1", fee, CURRENCY));
            if (chance(85)) {
                PaymentEvent.Mode mode = chance(45) ? PaymentEvent.Mode.NATIONAL_PORTAL : PaymentEvent.Mode.CASH;
                add(events, id, accepted + 5 * MINUTE + minutes(2 * 24 * 60), new PaymentEvent.Succeeded("1", "1", fee, CURRENCY, mode));
            }
        }
        if (chance(70)) {
            add(events, id, accepted + 5 * MINUTE + minutes(30), new DossierEvent.Digitised(4, 1 + random.nextInt(4), 1, 0, true));
        }
        if (chance(80)) {
            add(events, id, accepted + 6 * MINUTE + minutes(60), new DossierEvent.Synchronised(PORTAL, true));
        }
        if (chance(40)) {
            add(events, id, accepted + 10 * MINUTE, new DossierEvent.Forwarded(null, "appraisal", null, chance(20)));
        }
        long end = accepted + minutes(60) + (chance(50) ? minutes(8 * 60) : 1 + random.nextInt(15) * DAY);
        add(events, id, end, new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, chance(60), true));
        add(events, id, end + minutes(2 * 24 * 60), new DossierEvent.Returned(null));
        if (chance(30)) {
            add(events, id, end + 2 * DAY + minutes(600), new DossierEvent.Rated(1 + random.nextInt(5), null));
        }
        events.sort(Event.CASE_ORDER);
        return events;
    }

    /** All events of a ticket in order. */
    List<Event> ticket(String id, String unit, long taken) {
        List<Event> events = new ArrayList<>();
        add(events, id, taken, new ServiceEvent.TicketTaken(unit, null));
        long called = taken + minutes(40);
        add(events, id, called, new ServiceEvent.TicketCalled("1"));
        add(events, id, called + minutes(15), new ServiceEvent.TicketServed("1"));
        return events;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private long minutes(int most) {
        return 1 + random.nextLong(most * MINUTE);
    }

    private void add(List<Event> events, String id, long at, EventData data) {
        String identity = data.getClass().getSimpleName();
        events.add(Event.of("/bench", identity, id, Instant.ofEpochMilli(at).atZone(zone).toOffsetDateTime(), data));
    }
}
