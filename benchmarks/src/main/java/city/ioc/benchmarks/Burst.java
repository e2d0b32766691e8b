package city.ioc.benchmarks;

import city.ioc.benchmarks.SteadyEvents.Delays;
import city.ioc.events.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntFunction;

/** Very many dossiers become overdue at one instant, while events arrive at a steady rate. */
final class Burst {
    /** By then all were told to be due soon: a minute or two after they came, which is told at one instant as well. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration AROUND = Duration.ofSeconds(30);
    private static final int EVENTS_PER_SECOND = 500;

    private Burst() {}

    /**
     * Returns after they are all told.
     *
     * @param size   dossiers that are due at {@code due}; their events are on their way
     * @param events that arrive, each of another case
     */
    static void watch(TimersRun run, String bootstrap, int size, Instant due, IntFunction<Event> events, PrintStream out) {
        run.untilTold("due-soon", size);
        sleepUntil(due.minus(AROUND).minusSeconds(5));
        try (SteadyEvents steady = new SteadyEvents(bootstrap, EVENTS_PER_SECOND, events)) {
            run.read(steady::summaryOf);
            sleepUntil(due);
            long begin = System.nanoTime();
            long cpu = Threads.streamsCpu();
            run.untilTold("overdue", size);
            long end = System.nanoTime();
            double cpuMicros = (Threads.streamsCpu() - cpu) / 1e3 / size;
            Threads.sleepUntil(end + AROUND.toNanos());
            run.pipeline().until(() -> steady.allSeenSentBefore(end + AROUND.toNanos()));
            double seconds = (end - begin) / 1e9;
            out.printf(Locale.ROOT,
                    "%d dossiers overdue at one instant: told within %.1f s, %.0f dossiers/s, %.0f \u00b5s of CPU each%n",
                    size, seconds, size / seconds, cpuMicros);
            Delays before = print("before", steady.between(begin - AROUND.toNanos(), begin), out);
            Delays during = print("during", steady.between(begin, end), out);
            Delays after = print("after", steady.between(end, end + AROUND.toNanos()), out);
            out.printf(Locale.ROOT, "p99 to that before: %.2f during, %.2f after%n",
                    during.p99() / before.p99(), after.p99() / before.p99());
            run.read(caseId -> {});
        }
    }

    private static void sleepUntil(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isNegative()) {
            throw new IllegalStateException("too slow by " + left.abs() + ": try again with fewer dossiers");
        }
        Threads.sleepUntil(System.nanoTime() + left.toNanos());
    }

    private static Delays print(String when, Delays delays, PrintStream out) {
        out.printf(Locale.ROOT, "delay of %6d events %s: median %7.0f ms, p99 %7.0f ms, longest %7.0f ms%n",
                delays.events(), when, delays.median(), delays.p99(), delays.longest());
        return delays;
    }
}
