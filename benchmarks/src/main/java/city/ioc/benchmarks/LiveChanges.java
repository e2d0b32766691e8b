package city.ioc.benchmarks;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.events.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Events of new dossiers at a steady rate, each of them now: folded, compared and written as the pipeline does. Runs in a thread
 * of its own until closed.
 */
final class LiveChanges implements AutoCloseable {
    private static final int RUNNING = 2_000;

    private static final class Running {
        private final String id;
        private final Deque<Event> left;
        private CaseEvents delivered = CaseEvents.NONE;
        private List<Fact> facts = List.of();

        Running(String id, List<Event> events) {
            this.id = id;
            left = new ArrayDeque<>(events);
        }
    }

    private final DerivedWriter writer;
    private final CaseFold fold;
    private final Stories stories;
    private final List<String> units;
    private final ZoneId zone;
    private final long nanosApart;
    private final List<Running> running = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "live-changes");
    private volatile boolean closed;
    private final AtomicLong sent = new AtomicLong();
    private int dossiers;

    LiveChanges(DerivedWriter writer, CaseFold fold, Stories stories, List<String> units, ZoneId zone, int perSecond) {
        this.writer = writer;
        this.fold = fold;
        this.stories = stories;
        this.units = units;
        this.zone = zone;
        nanosApart = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    LiveChanges start() {
        thread.start();
        return this;
    }

    private void run() {
        long next = System.nanoTime();
        while (!closed) {
            change();
            next += nanosApart;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void change() {
        long now = System.currentTimeMillis();
        int place = stories.below(RUNNING);
        if (place >= running.size()) {
            running.add(null);
            place = running.size() - 1;
        }
        Running dossier = running.get(place);
        if (dossier == null || dossier.left.isEmpty()) {
            String id = "LIVE-" + dossiers++;
            String unit = units.get(stories.below(units.size()));
            dossier = new Running(id, stories.dossier(id, unit, now));
            running.set(place, dossier);
        }
        Event planned = dossier.left.pop();
        Event event = Event.of(
                planned.source(), planned.id(), planned.subject(), Instant.ofEpochMilli(now).atZone(zone).toOffsetDateTime(), planned.data());
        dossier.delivered = dossier.delivered.with(event).orElseThrow();
        CaseSummary after = fold.fold(dossier.id, dossier.delivered);
        writer.summary(dossier.id, after);
        writer.add(Facts.difference(dossier.facts, after.facts()), now);
        writer.writeCells();
        dossier.facts = after.facts();
        sent.incrementAndGet();
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
