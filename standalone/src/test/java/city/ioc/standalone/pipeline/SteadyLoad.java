package city.ioc.standalone.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Desks that go on sending: dossiers whose due the calendar says, some of them resolved at once. */
final class SteadyLoad implements AutoCloseable {
    private static final List<String> UNITS = List.of("31135", "31120", "31147", "31150");
    private static final int BATCH = 10;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RunningCity city;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("load").unstarted(this::run);
    private volatile boolean closed;
    private volatile String fault;

    private SteadyLoad(RunningCity city) {
        this.city = city;
    }

    static SteadyLoad on(RunningCity city) {
        SteadyLoad load = new SteadyLoad(city);
        load.thread.start();
        return load;
    }

    private void run() {
        try {
            for (int round = 0; !closed; round++) {
                List<String> batch = batch(round);
                int status = city.postBatch(batch).statusCode();
                if (status != 202) {
                    fault = "the gateway answered " + status;
                    return;
                }
                sent.addAll(batch);
                Thread.sleep(PAUSE.toMillis()); // the rate of the load
            }
        } catch (Exception e) {
            fault = e.toString();
        }
    }

    /** Accepted in the last ten days, so that many of them meet the Saturday. */
    private static List<String> batch(int round) {
        Instant now = Instant.now();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String dossier = "H13.12-L" + round + "-" + i;
            Instant accepted = now.minus(Duration.ofMinutes(137L * (round * BATCH + i) % (10 * 24 * 60)));
            events.add(MakeUpSaturday.accepted(dossier, UNITS.get(i % UNITS.size()), accepted, 1 + i % 6));
            if (i % 5 == 0) {
                events.add(SentEvent.of("dossier.resolved", dossier, now, Map.of("outcome", "APPROVED")));
            }
        }
        return events;
    }

    /** How many events are stored so far. */
    int count() {
        return sent.size();
    }

    /** Stops, and gives all that was stored. */
    List<String> stop() throws InterruptedException {
        close();
        thread.join();
        if (fault != null) {
            throw new AssertionError(fault);
        }
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        closed = true;
    }
}
