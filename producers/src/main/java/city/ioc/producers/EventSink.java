package city.ioc.producers;

import city.ioc.events.Event;
import java.util.concurrent.CompletableFuture;

/** Where accepted events go: Kafka in production, nowhere in a dry run, a list in tests. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event. May block for a bounded time while too much is on its way.
     *
     * @return completes when the event is stored; fails when that is not known, and then the event may or may not be stored.
     *     Publishing it again is harmless: the same identity counts once
     */
    CompletableFuture<Void> publish(Event event);

    /** A sink that stores nothing and says so to nobody: a dry run. */
    static EventSink discarding() {
        return event -> CompletableFuture.completedFuture(null);
    }
}
