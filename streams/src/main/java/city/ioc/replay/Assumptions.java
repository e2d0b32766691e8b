package city.ioc.replay;

import city.ioc.events.Event;
import city.ioc.events.Opt;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import java.time.Instant;

/**
 * Under what history is computed.
 *
 * @param rules       by which cases are folded
 * @param units       of the city
 * @param dueShift    by how many local days every due of a dossier and of its steps is moved, printed and computed ones alike
 * @param knownAt     what Kafka took later is not known; null when all is
 * @param writtenAt   what a desk recorded later is not known; null when all is
 */
public record Assumptions(
        FoldRules rules, Units units, int dueShift, @Opt Instant knownAt, @Opt Instant writtenAt) {
    /** Dues are not moved further. */
    public static final int MOST_DAYS = 3_660;

    public Assumptions {
        if (Math.abs(dueShift) > MOST_DAYS) {
            throw new IllegalArgumentException("dues can be moved by at most " + MOST_DAYS + " days, not by " + dueShift);
        }
    }

    /** The rules alone, over all that has happened. */
    public static Assumptions of(FoldRules rules, Units units) {
        return new Assumptions(rules, units, 0, null, null);
    }

    /** Whether an event was known by then. */
    boolean knows(Arrival arrival) {
        return (knownAt == null || arrival.at() <= knownAt.toEpochMilli())
                && (writtenAt == null || recordedBy(arrival.event(), writtenAt.toEpochMilli()));
    }

    /** Where a desk does not say when it recorded an event, it is taken to be when it happened. */
    private static boolean recordedBy(Event event, long instant) {
        return event.recordedMillis() <= instant;
    }
}
