package city.ioc.notifier;

import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.send.Courier;
import city.ioc.notifier.send.DeliveryException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each recipient, with at most one message on it: it is tried until it is accepted or refused for ever, and a lane that
 * has to wait does not hold up the others. For use by one thread, which fetches the outcomes.
 */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final double FACTOR = 2;
    private static final double JITTER = 0.5;
    private static final long BRISK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Courier> couriers;
    private final NotifierSettings settings;
    private final Clock clock;
    private final Consumer<Recipient> retried;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notifier-lane-", 0).factory());
    private final Set<String> taken = new HashSet<>();
    private final NavigableMap<String, String> failing = new ConcurrentSkipListMap<>();
    private final BlockingQueue<Delivery> outcomes = new LinkedBlockingQueue<>();
    private long lastTaken;
    private volatile boolean closed;

    /**
     * @param couriers by channel
     * @param retried  told of each failure that is followed by another try
     */
    Lanes(Map<String, Courier> couriers, NotifierSettings settings, Clock clock, Consumer<Recipient> retried) {
        this.couriers = Map.copyOf(couriers);
        this.settings = settings;
        this.clock = clock;
        this.retried = retried;
    }

    /** Whether nothing is on the lane, and no outcome of it is left to be kept. */
    boolean isFree(Recipient recipient) {
        return !taken.contains(recipient.id());
    }

    /** Whether an outcome may come at any moment: something went onto a lane a moment ago. */
    boolean areBrisk() {
        return !taken.isEmpty() && System.nanoTime() - lastTaken < BRISK_NANOS;
    }

    /** @param delivery which is kept as SENDING */
    void send(Recipient recipient, Delivery delivery) {
        taken.add(recipient.id());
        lastTaken = System.nanoTime();
        threads.execute(() -> attempt(recipient, delivery).ifPresent(outcomes::add));
    }

    /** Channels on which the latest try failed, with the reason. May be asked by any thread. */
    SortedMap<String, String> failing() {
        return failing;
    }

    /** What became of messages: SENT or FAILED. The same again until it is {@linkplain #free kept}. */
    List<Delivery> outcomes() {
        return new ArrayList<>(outcomes);
    }

    /** Frees the lanes of outcomes that are kept. */
    void free(List<Delivery> kept) {
        outcomes.removeAll(kept);
        kept.forEach(each -> taken.remove(each.recipient()));
    }

    /** Empty when closing came first: then nothing is known of it. */
    private Optional<Delivery> attempt(Recipient recipient, Delivery delivery) {
        try {
            Courier courier = couriers.get(recipient.channel());
            retry(recipient, delivery).executeCallable(() -> {
                courier.deliver(recipient, delivery);
                return delivery;
            });
            failing.remove(recipient.channel());
            return Optional.of(delivery.sent(clock.millis()));
        } catch (Exception e) {
            if (closed && e instanceof DeliveryException failure && !failure.isPermanent()) {
                return Optional.empty();
            }
            if (e instanceof DeliveryException failure && failure.isPermanent()) {
                failing.remove(recipient.channel());
            }
            LOG.warn("Message {} to {} failed for ever: {}", delivery.id(), recipient.id(), e.getMessage());
            return Optional.of(delivery.failed(e.getMessage(), clock.millis()));
        }
    }

    private Retry retry(Recipient recipient, Delivery delivery) {
        long giveUpAt = clock.millis() + settings.giveUpAfter().toMillis();
        Retry retry = Retry.of(
                recipient.id(),
                RetryConfig.custom()
                        .maxAttempts(Integer.MAX_VALUE)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                settings.firstRetry(), FACTOR, JITTER, settings.longestRetry()))
                        .retryOnException(e -> e instanceof DeliveryException failure
                                && !failure.isPermanent()
                                && !closed
                                && clock.millis() < giveUpAt)
                        .build());
        retry.getEventPublisher().onRetry(event -> {
            failing.put(recipient.channel(), event.getLastThrowable().getMessage());
            retried.accept(recipient);
            LOG.info("Message {} to {} is tried again in {}: {}", delivery.id(), recipient.id(), event.getWaitInterval(),
                    event.getLastThrowable().getMessage());
        });
        return retry;
    }

    /** Tries nothing again, and waits a while for what is on its way; its outcomes may still be fetched. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(settings.closeWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
