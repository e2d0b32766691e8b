package city.ioc.benchmarks;

import city.ioc.events.Event;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Sends events at a steady rate, and knows how long each took until the summary of its case could be read. */
final class SteadyEvents implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Both in nanoseconds; from when it was to be sent, whether or not the sender kept up. */
    private record Seen(long sent, long delay) {}

    /** In milliseconds. */
    record Delays(int events, double median, double p99, double longest) {}

    private final Map<String, Long> onTheWay = new ConcurrentHashMap<>();
    private final Collection<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param events each of another case */
    SteadyEvents(String bootstrap, int perSecond, IntFunction<Event> events) {
        thread = Thread.ofPlatform().name("steady-events").start(() -> {
            try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "steady"))) {
                long begin = System.nanoTime();
                for (int n = 0; !closed; n++) {
                    long at = begin + n * 1_000_000_000L / perSecond;
                    LockSupport.parkNanos(at - System.nanoTime());
                    Event event = events.apply(n);
                    onTheWay.put(event.subject(), at);
                    var unused = publisher.publish(event);
                }
            }
        });
    }

    /** The summary of a case could be read, whatever case it is. */
    void summaryOf(String caseId) {
        Long sent = onTheWay.remove(caseId);
        if (sent != null) {
            seen.add(new Seen(sent, System.nanoTime() - sent));
        }
    }

    /** @param until a value of {@link System#nanoTime} */
    boolean allSeenSentBefore(long until) {
        return onTheWay.values().stream().allMatch(sent -> sent >= until);
    }

    /** Of the events that were sent between two values of {@link System#nanoTime} and are seen. */
    Delays between(long from, long until) {
        long[] delays = seen.stream()
                .filter(each -> from <= each.sent() && each.sent() < until)
                .mapToLong(Seen::delay)
                .sorted()
                .toArray();
        return new Delays(delays.length, part(delays, 0.5), part(delays, 0.99), part(delays, 1));
    }

    private static double part(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / NANOS_PER_MILLI;
    }

    @Override
    public void close() {
        closed = true;
        Threads.join(thread);
    }
}
