package city.ioc.standalone.generations;

import city.ioc.dashboards.generations.Generations.Progress;
import city.ioc.streams.FoldedEvents;
import java.time.Duration;
import java.time.Instant;

/** How fast events are folded, on average since the first look, and how long what is left will take. */
final class Pace {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private Instant begin;
    private long before;

    Progress look(Instant now, FoldedEvents events) {
        if (begin == null) {
            begin = now;
            before = events.folded();
        }
        long left = Math.max(0, events.stored() - events.folded());
        double share = left == 0 ? 1 : (double) events.folded() / events.stored();
        Duration taken = Duration.between(begin, now);
        if (taken.compareTo(LEAST) < 0) {
            return new Progress(events.folded(), events.stored(), share, null, left == 0 ? 0L : null);
        }
        double perSecond = (events.folded() - before) * 1000.0 / taken.toMillis();
        Long secondsLeft = left == 0 ? Long.valueOf(0) : perSecond <= 0 ? null : Long.valueOf((long) Math.ceil(left / perSecond));
        return new Progress(events.folded(), events.stored(), share, perSecond, secondsLeft);
    }
}
