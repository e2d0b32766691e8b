package city.ioc.standalone.generations;

import java.time.Duration;
import java.time.Instant;

/**
 * Up to which moment the events are on the board of a generation: once those stored before a moment are folded, it waits until the
 * board has read all that was written by then.
 */
final class CatchUp {
    /** A board that is not further behind than this has caught up: events do not stop while it does. */
    static final Duration NEAR = Duration.ofSeconds(10);

    private volatile Instant shownAsOf = Instant.MIN;
    private Instant foldedAsOf = Instant.MIN;
    private Instant foldedSeen;

    /**
     * @param now when the other two are known
     * @param folded all events stored before it are folded, and what comes of them is written
     * @param read all that was written before it is on the board
     */
    void look(Instant now, Instant folded, Instant read) {
        if (foldedSeen != null && !read.isBefore(foldedSeen)) {
            shownAsOf = foldedAsOf;
            foldedSeen = null;
        }
        if (foldedSeen == null && folded.isAfter(shownAsOf)) {
            foldedAsOf = folded;
            foldedSeen = now;
        }
    }

    /** All events stored before it are on the board; {@link Instant#MIN} when not known yet. */
    Instant shownAsOf() {
        return shownAsOf;
    }

    boolean isNear(Instant now) {
        return !shownAsOf.isBefore(now.minus(NEAR));
    }
}
