package city.ioc.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts of a process that build on each other: started in order with a line each, closed in reverse. */
public final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

    private record Part(String name, AutoCloseable closeable) {}

    private final Deque<Part> running = new ArrayDeque<>();
    private final Consumer<String> report;
    private final BooleanSupplier stopAsked;

    /**
     * @param report gets one line per part
     * @param stopAsked whether to give up, asked before each part
     */
    public Parts(Consumer<String> report, BooleanSupplier stopAsked) {
        this.report = report;
        this.stopAsked = stopAsked;
    }

    /**
     * Starts a part; it is closed with this object.
     *
     * @throws CancellationException when the process was asked to stop meanwhile
     */
    public <T extends AutoCloseable> T start(String name, Callable<T> starter) {
        T part = timed(name, starter);
        running.push(new Part(name, part));
        return part;
    }

    /** Does a step that leaves nothing to close. */
    public void run(String name, Runnable step) {
        timed(name, () -> {
            step.run();
            return name;
        });
    }

    /**
     * Waits as long as something is not ready, and says every few seconds what it is.
     *
     * @throws CancellationException when the process was asked to stop meanwhile
     */
    public void awaitReady(String name, Supplier<Optional<String>> notReady) {
        run(name, () -> {
            long begin = System.nanoTime();
            long reported = begin;
            for (Optional<String> reason = notReady.get(); reason.isPresent(); reason = notReady.get()) {
                if (stopAsked.getAsBoolean()) {
                    throw new CancellationException("asked to stop before " + name + " was ready");
                }
                if (System.nanoTime() - reported > REPORT_INTERVAL.toNanos()) {
                    reported = System.nanoTime();
                    report.accept(String.format(
                            Locale.ROOT, "%-12s not ready after %3.0f s: %s", name, (reported - begin) / 1e9, reason.get()));
                }
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            }
        });
    }

    /** Closes what was started, last first. A part that fails to close does not keep the others from it. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            Part part = running.pop();
            try {
                part.closeable().close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.name(), e);
            }
        }
    }

    private <T> T timed(String name, Callable<T> starter) {
        if (stopAsked.getAsBoolean()) {
            throw new CancellationException("asked to stop before " + name + " was started");
        }
        long begin = System.nanoTime();
        T part = call(name, starter);
        report.accept(String.format(Locale.ROOT, "%-12s ready %6.2f s", name, (System.nanoTime() - begin) / 1e9));
        return part;
    }

    private static <T> T call(String name, Callable<T> starter) {
        try {
            return starter.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(name + " did not start: " + e.getMessage(), e);
        }
    }
}
