package city.ioc.standalone.pipeline;

import city.ioc.streams.query.CaseAnswer;
import city.ioc.streams.query.CaseAnswer.Copy;
import city.ioc.streams.query.CaseSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for cases without rest, in a thread of its own, and notes every answer that is neither full nor "not available". */
final class Asking implements AutoCloseable {
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong byStandby = new AtomicLong();
    private final CompletableFuture<Void> running;
    private volatile boolean closed;

    private Asking(List<String> ids, int events, CaseSource source) {
        running = CompletableFuture.runAsync(() -> {
            while (!closed) {
                ids.forEach(id -> look(id, events, source));
            }
        });
    }

    /** @param events that each case has */
    static Asking of(List<String> ids, int events, CaseSource source) {
        return new Asking(ids, events, source);
    }

    private void look(String id, int events, CaseSource source) {
        CaseAnswer answer = source.ask(id);
        if (answer instanceof CaseAnswer.Found found && found.events().size() == events) {
            byStandby.addAndGet(found.copy() == Copy.STANDBY ? 1 : 0);
        } else if (!(answer instanceof CaseAnswer.NotAvailable)) {
            wrong.add(id + ": " + answer);
        }
    }

    /** Full answers of copies that nobody wrote to. */
    long byStandby() {
        return byStandby.get();
    }

    Queue<String> wrong() {
        return wrong;
    }

    @Override
    public void close() {
        closed = true;
        running.join();
    }
}
