package city.ioc.benchmarks;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.ServiceEvent;
import city.ioc.oracle.TestCity;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What happens in a city with very many open dossiers, all accepted now. None is due within a month, but those of a burst.
 *
 * @param count of those that are not of a burst
 */
record OpenDossiers(int count, Instant now) {
    /** With what the ids of the dossiers of a burst begin. */
    static final String BURST = "BURST";

    private static final int UNITS = 100;
    private static final int FIRST_DUE_DAY = 30;
    private static final int DUE_DAYS = 370;

    /** A prime: steps through all dossiers without order. */
    private static final long STRIDE = 7_919;

    /** @param n from 0 */
    Event accepted(int n) {
        return accepted("D" + n, n, now.plus(Duration.ofDays(FIRST_DUE_DAY + n % DUE_DAYS)));
    }

    /** One more dossier, with the others of its burst due at one instant. */
    static Event acceptedInBurst(int n, Instant due) {
        return accepted(BURST + n, n, due);
    }

    private static Event accepted(String id, int n, Instant due) {
        return event(id, "accepted", n, Instant.now(), new DossierEvent.Accepted(
                unit(n), TestCity.LAND, DossierEvent.Channel.ONLINE, local(due), null, null));
    }

    /** A dossier is worked on: the n-th that is, from 0; each is only once. */
    Event step(int n) {
        int dossier = (int) (n * STRIDE % count);
        return event("D" + dossier, "step", n, now, new DossierEvent.StepCompleted("appraisal"));
    }

    /** Somebody takes a ticket: no alert ever comes of that. */
    Event ticket(int n) {
        return event("TICKET" + n, "taken", n, now, new ServiceEvent.TicketTaken(unit(n), null));
    }

    private static Event event(String subject, String id, int n, Instant at, EventData data) {
        return Event.of("/units/" + unit(n) + "/desks/03", id + "-" + n, subject, local(at), data);
    }

    private static String unit(int n) {
        return Integer.toString(31_100 + n % UNITS);
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(TestCity.ZONE).toOffsetDateTime();
    }
}
