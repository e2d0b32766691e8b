package city.ioc.benchmarks;

import city.ioc.benchmarks.SteadyEvents.Delays;
import city.ioc.events.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Very many dossiers become overdue at one instant, while events arrive at a steady rate. */
final class Burst {
    /** By then all were told to be due soon: a minute or two after they came, which is told at one instant as well. */
    static final Duration AHEAD = Duration.ofSeconds(210);

    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final int EVENTS_PER_SECOND = 500;

    private Burst() {}

    /**
     * Returns after they are all told.
     *
     * @param size   dossiers that are due at {@code due}; their events are on their way
     * @param events that arrive, each of another case
     */
    static void watch(TimersRun run, String bootstrap, int size, Instant due, IntFunction<Event> events, PrintStream out)
            throws InterruptedException {
        run.untilTold("due-soon", size);
        sleepUntil(due.minus(BEFORE).minusSeconds(5));
        try (SteadyEvents steady = new SteadyEvents(bootstrap, EVENTS_PER_SECOND, events)) {
            run.read(steady::summaryOf);
            sleepUntil(due);
            long begin = System.nanoTime();
            long cpu = StreamThreads.cpu();
            run.untilTold("overdue", size);
            long end = System.nanoTime();
            double cpuMicros = (StreamThreads.cpu() - cpu) / 1e3 / size;
            run.pipeline().until(() -> steady.allSeenSentBefore(end));
            report(size, (end - begin) / 1e9, cpuMicros, steady.between(begin - BEFORE.toNanos(), begin), steady.between(begin, end), out);
            run.read(caseId -> {});
        }
    }

    private static void sleepUntil(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isNegative()) {
            throw new IllegalStateException("too slow by " + left.abs() + ": try again with fewer dossiers");
        }
        for (long until = System.nanoTime() + left.toNanos(); System.nanoTime() < until; ) {
            LockSupport.parkNanos(Math.min(until - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(10)));
        }
    }

    private static void report(int size, double seconds, double cpuMicros, Delays before, Delays during, PrintStream out) {
        out.printf(Locale.ROOT, "%d dossiers overdue at one instant: told within %.1f s, %.0f dossiers/s, %.0f \u00b5s of CPU each%n",
                size, seconds, size / seconds, cpuMicros);
        print("before", before, out);
        print("during", during, out);
        out.printf(Locale.ROOT, "p99 during / before = %.2f%n", during.p99() / before.p99());
    }

    private static void print(String when, Delays delays, PrintStream out) {
        out.printf(Locale.ROOT, "delay of %6d events %s: median %7.0f ms, p99 %7.0f ms, longest %7.0f ms%n",
                delays.events(), when, delays.median(), delays.p99(), delays.longest());
    }
}
