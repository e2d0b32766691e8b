package city.ioc.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast each contender worked off the same events, and how they compare. Told when measured, and at the end. */
final class Rates {
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final int events;
    private final PrintStream out;

    Rates(int events, PrintStream out) {
        this.events = events;
        this.out = out;
    }

    interface Work {
        void run() throws Exception;
    }

    /** Does the work, which counts for the contender of this name; one that works more than once has the rate of all its runs. */
    void measure(String name, Work work) throws Exception {
        seconds.computeIfAbsent(name, contender -> new ArrayList<>()).add(timed(name, work));
    }

    /** Does the work and forgets its rate, which is that of cold code. */
    void warmUp(String name, Work work) throws Exception {
        timed(name + " (warm-up)", work);
    }

    /** What others left in the heap is cleared away first. */
    private double timed(String name, Work work) throws Exception {
        System.gc();
        long begin = System.nanoTime();
        work.run();
        double taken = (System.nanoTime() - begin) / 1e9;
        out.printf(Locale.ROOT, "%-34s %8.1f s %10.0f events/s%n", name, taken, events / taken);
        return taken;
    }

    double ratio(String name, String other) {
        return perSecond(name) / perSecond(other);
    }

    private double perSecond(String name) {
        return events / seconds.get(name).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** One row each, with its ratio to each of {@code others}. */
    void print(String... others) {
        out.printf("%n%-34s %10s", "", "events/s");
        for (String other : others) {
            out.printf(" %18s", "/ " + other);
        }
        seconds.keySet().forEach(name -> {
            out.printf(Locale.ROOT, "%n%-34s %10.0f", name, perSecond(name));
            for (String other : others) {
                out.printf(Locale.ROOT, " %18.2f", ratio(name, other));
            }
        });
        out.println();
    }
}
