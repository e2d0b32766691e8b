package city.ioc.standalone.pipeline;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Desks that send events through the gateway at a rate, and send again what was not acknowledged, after the time that they are told, until it is.
 * What is late is made up for.
 */
final class GatewayLoad implements AutoCloseable {
    private static final int BATCH = 10;
    private static final int SENDERS = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LOST = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI gateway;
    private final Supplier<Event> events;
    private final Consumer<Event> due;
    private final Consumer<List<Event>> stored;
    private final long intervalNanos;
    private final LinkedBlockingQueue<List<Event>> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong sentAgain = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean paused = true;
    private volatile boolean closed;
    private volatile String fault;

    /**
     * @param events what is to be sent, one after the other
     * @param rate events per second
     * @param due told each event when it is to be sent
     * @param stored told what is acknowledged, by several threads
     */
    GatewayLoad(URI gateway, Supplier<Event> events, int rate, Consumer<Event> due, Consumer<List<Event>> stored) {
        this.gateway = gateway.resolve("/v1/events");
        this.events = events;
        this.due = due;
        this.stored = stored;
        intervalNanos = TimeUnit.SECONDS.toNanos(BATCH) / rate;
        threads.add(Thread.ofPlatform().daemon().name("load").start(() -> guarded(this::make)));
        for (int i = 0; i < SENDERS; i++) {
            threads.add(Thread.ofPlatform().daemon().name("load-" + i).start(() -> guarded(this::send)));
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fault = e.toString();
        }
    }

    private void make() throws InterruptedException {
        long next = System.nanoTime();
        while (!closed) {
            if (paused) {
                Thread.sleep(10); // until the load goes on
                next = System.nanoTime();
                continue;
            }
            List<Event> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(events.get());
            }
            open.incrementAndGet();
            batch.forEach(due);
            queue.add(batch);
            next += intervalNanos;
            long left = next - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left); // the rate of the load
            }
        }
    }

    private void send() throws InterruptedException {
        while (!closed) {
            List<Event> batch = queue.take();
            String body = batch.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).collect(joining(",", "[", "]"));
            Duration wait = post(body);
            while (wait != null && !closed) {
                sentAgain.addAndGet(batch.size());
                Thread.sleep(wait.toMillis()); // as the gateway asks its senders to
                wait = post(body);
            }
            if (wait == null) {
                stored.accept(batch);
                open.decrementAndGet();
            }
        }
    }

    /** Null when all is stored; else how long to wait before it is sent again. */
    private Duration post(String body) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(gateway)
                            .header("Content-Type", "application/cloudevents-batch+json")
                            .timeout(TIMEOUT)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 202 -> null;
                case 429, 503 -> answer.headers()
                        .firstValue("Retry-After")
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(LOST);
                default -> throw new IllegalStateException("the gateway answered " + answer.statusCode() + ": " + answer.body());
            };
        } catch (IOException e) {
            return LOST;
        }
    }

    /** Goes on, or begins. */
    void goOn() {
        paused = false;
    }

    /** Nothing new is sent until {@link #goOn}. */
    void pause() {
        paused = true;
    }

    /** Whether all that was to be sent is acknowledged. */
    boolean isDrained() {
        requireSound();
        return open.get() == 0;
    }

    void requireSound() {
        if (fault != null) {
            throw new AssertionError("the load stopped: " + fault);
        }
    }

    /** How many events were sent more than once; a second time counts as one. */
    long sentAgain() {
        return sentAgain.get();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
