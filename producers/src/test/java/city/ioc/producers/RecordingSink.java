package city.ioc.producers;

import city.ioc.events.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published, and confirms it at once or when told. */
public final class RecordingSink implements EventSink {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> waiting = new CopyOnWriteArrayList<>();
    private volatile boolean holding;

    @Override
    public CompletableFuture<Void> publish(Event event) {
        events.add(event);
        if (!holding) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> stored = new CompletableFuture<>();
        waiting.add(stored);
        return stored;
    }

    public List<Event> events() {
        return events;
    }

    public List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    /** From now on nothing is confirmed. */
    public void hold() {
        holding = true;
    }

    /** Confirms what waits and, from now on, everything at once. */
    public void confirm() {
        holding = false;
        waiting.forEach(stored -> stored.complete(null));
        waiting.clear();
    }

    public void clear() {
        events.clear();
    }
}
