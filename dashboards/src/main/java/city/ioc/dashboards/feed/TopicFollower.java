package city.ioc.dashboards.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads topics until it is closed; when the brokers are out of reach it tries again for ever, with a new consumer each time. */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What is read, and what becomes of it. All is called by the thread. */
    public interface Reading {
        /** Assigns a new consumer to where the reading goes on; false when the topics do not exist yet. */
        boolean begin(Consumer<byte[], byte[]> consumer);

        /** Reads on. */
        void step(Consumer<byte[], byte[]> consumer);

        /** The topics are not those read so far: nothing of what was read counts any more. */
        void startOver();

        /** It will be tried again. */
        void failed(String problem);
    }

    private final String name;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Reading reading;
    private final Thread thread;
    private String told;
    private volatile boolean closed;
    private volatile Consumer<byte[], byte[]> current;

    /**
     * @param name of the thread, and of what is read in the log
     * @param consumers a new consumer for each attempt
     */
    public TopicFollower(String name, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading) {
        this.name = name;
        this.consumers = consumers;
        this.reading = reading;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken up to close", e);
            } catch (InvalidOffsetException e) {
                LOG.warn("{}: the topics are not those read so far; reading them from the beginning: {}", name, e.getMessage());
                reading.startOver();
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                current = null;
            }
            if (!closed) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        if (!reading.begin(consumer)) {
            return;
        }
        while (!closed) {
            reading.step(consumer);
            told = null;
        }
    }

    /** A problem that lasts is told once. */
    private void failed(RuntimeException e) {
        String problem = e.toString();
        if (!problem.equals(told)) {
            LOG.warn("{}: reading failed; trying again", name, e);
        }
        told = problem;
        reading.failed(problem);
    }

    @Override
    public void close() {
        closed = true;
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
