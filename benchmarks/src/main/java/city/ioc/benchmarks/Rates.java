package city.ioc.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How fast each contender worked off the same events, and how they compare. Told when measured, and at the end. */
final class Rates {
    private final Map<String, Double> perSecond = new LinkedHashMap<>();
    private final int events;
    private final PrintStream out;

    Rates(int events, PrintStream out) {
        this.events = events;
        this.out = out;
    }

    interface Work {
        void run() throws Exception;
    }

    /** Does the work and keeps its rate under this name. What others left in the heap is cleared away first. */
    void measure(String name, Work work) throws Exception {
        perSecond.put(name, timed(name, work));
    }

    /** Does the work and forgets its rate, which is that of cold code. */
    void warmUp(String name, Work work) throws Exception {
        timed(name + " (warm-up)", work);
    }

    private double timed(String name, Work work) throws Exception {
        System.gc();
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(Locale.ROOT, "%-34s %8.1f s %10.0f events/s%n", name, seconds, events / seconds);
        return events / seconds;
    }

    double ratio(String name, String other) {
        return perSecond.get(name) / perSecond.get(other);
    }

    /** One row each, with its ratio to each of {@code others}. */
    void print(String... others) {
        out.printf("%n%-34s %10s", "", "events/s");
        for (String other : others) {
            out.printf(" %18s", "/ " + other);
        }
        perSecond.forEach((name, rate) -> {
            out.printf(Locale.ROOT, "%n%-34s %10.0f", name, rate);
            for (String other : others) {
                out.printf(Locale.ROOT, " %18.2f", ratio(name, other));
            }
        });
        out.println();
    }
}
