package city.ioc.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts an accepted dossier to the gateway at a steady rate, to five units in turn and every other one online, and knows when. Runs in a
 * thread of its own until closed.
 */
final class PostedDossiers implements AutoCloseable {
    static final List<String> UNITS = List.of("31135", "31150", "31168", "STP", "SXD");
    /** Stands for all units. */
    static final String CITY = "";
    /** Stands for what was submitted online, in all units. */
    static final String ONLINE = "ONLINE";

    private final Map<String, List<Long>> moments = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowestAnswer = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final Thread thread;
    private volatile boolean closed;

    PostedDossiers(URI gateway, int perSecond) {
        this.gateway = gateway;
        thread = Thread.ofPlatform().name("posted-dossiers").start(() -> {
            long begin = System.nanoTime();
            for (int n = 0; !closed; n++) {
                long at = begin + n * 1_000_000_000L / perSecond;
                Threads.sleepUntil(at);
                post(n, at);
            }
        });
    }

    private void post(int n, long at) {
        String unit = UNITS.get(n % UNITS.size());
        note(unit, at);
        note(CITY, at);
        if (n % 2 == 0) {
            note(ONLINE, at);
        }
        String event = """
                {"specversion":"1.0","id":"%1$d","source":"/bench","type":"dossier.accepted.v1","subject":"B-%1$d","time":"%2$s",\
                "data":{"unit":"%3$s","procedure":"1.001193","channel":"%4$s"}}"""
                .formatted(n, Instant.now(), unit, n % 2 == 0 ? ONLINE : "DESK");
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event))
                .build();
        var unused = http.sendAsync(request, BodyHandlers.discarding()).thenAccept(answer -> {
            slowestAnswer.accumulateAndGet(System.nanoTime() - at, Math::max);
            if (answer.statusCode() != 202) {
                refused.incrementAndGet();
            }
        });
    }

    private void note(String whose, long at) {
        List<Long> all = moments.computeIfAbsent(whose, each -> new ArrayList<>());
        synchronized (all) {
            all.add(at);
        }
    }

    /**
     * When the n-th of a unit, of {@link #CITY} or of {@link #ONLINE} was due to be posted.
     *
     * @param n from 1
     */
    long moment(String whose, int n) {
        List<Long> all = moments.get(whose);
        synchronized (all) {
            return all.get(n - 1);
        }
    }

    /** Nanoseconds that the slowest answer of the gateway since the last time took; forgets it. */
    long takeSlowestAnswer() {
        return slowestAnswer.getAndSet(0);
    }

    /** Events that the gateway did not take. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        closed = true;
        Threads.join(thread);
        http.close();
    }
}
