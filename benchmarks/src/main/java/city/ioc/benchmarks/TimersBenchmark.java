package city.ioc.benchmarks;

import city.ioc.alerts.AlertRules;
import city.ioc.benchmarks.TimersRun.Speed;
import city.ioc.core.OracleRules;
import city.ioc.events.Event;
import city.ioc.events.Topics;
import city.ioc.oracle.TestCity;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.profile.FoldRules;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.StreamsSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * What very many open dossiers cost that each wait for their moment, while nothing is due and when very many are due at once. The
 * pipeline, the broker and the senders share one process. The same pipeline with a profile without rules of alerts has no timers.
 */
public final class TimersBenchmark {
    private static final FoldRules WITH_TIMERS =
            OracleRules.of(TestCity.SETTINGS.withByDate(false), PipelineRun.alerts());
    private static final FoldRules WITHOUT_TIMERS = WITH_TIMERS.withAlerts(AlertRules.NONE);
    private static final int PART = 5;
    private static final PrintStream OUT = System.out;

    private final Path folder;
    private final String bootstrap;
    private final OpenDossiers dossiers;
    private final int more;

    private TimersBenchmark(Path folder, String bootstrap, int count) {
        this.folder = folder;
        this.bootstrap = bootstrap;
        this.dossiers = new OpenDossiers(count, Instant.now());
        this.more = count / PART;
    }

    /** @param args number of open dossiers, 1,000,000 if absent */
    public static void main(String[] args) throws Exception {
        int dossiers = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("ioc-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")))) {
            new TimersBenchmark(folder, broker.bootstrap(), dossiers).run();
        } finally {
            Utils.delete(folder.toFile());
        }
        System.exit(0);
    }

    private void run() throws Exception {
        createEventTopics();
        publish(dossiers.count(), dossiers::accepted);
        publish(more, dossiers::ticket);
        publish(more, dossiers::step);
        try (TimersRun warmUp = run("warm-up", WITHOUT_TIMERS)) {
            var unused = warmUp.speed(1, dossiers.count() / PART);
        }
        OUT.printf("%-20s %20s %20s %20s %12s%n", "events/s, \u00b5s of CPU", "acceptances", "tickets", "steps", "idle CPU");
        Phases without = measure("without timers, 1", WITHOUT_TIMERS, false);
        Phases with = measure("with timers", WITH_TIMERS, true);
        Phases again = measure("without timers, 2", WITHOUT_TIMERS, false);
        printRatios(with, without, again);
        OUT.printf(Locale.ROOT, "%nan alert in the dashboards: %.0f bytes of heap, of %d%n",
                AlertMemory.bytesPerAlert(more), more);
    }

    /**
     * How fast events of each kind were folded.
     *
     * @param idle share of one processor while no event arrived, with all those dossiers open
     */
    private record Phases(Speed acceptances, Speed tickets, Speed steps, double idle) {
        void print(String name) {
            OUT.printf("%-20s", name);
            for (Speed each : List.of(acceptances, tickets, steps)) {
                OUT.printf(Locale.ROOT, " %11.0f %8.1f", each.perSecond(), each.cpuMicros());
            }
            OUT.printf(Locale.ROOT, " %11.1f%%%n", idle * 100);
        }
    }

    private static void printRatios(Phases with, Phases before, Phases after) {
        OUT.printf("%nprocessor time with timers to that without (and time)%n");
        printRatio("acceptances", Phases::acceptances, with, before, after);
        printRatio("tickets", Phases::tickets, with, before, after);
        printRatio("steps", Phases::steps, with, before, after);
        OUT.printf(Locale.ROOT, "%-12s %.2f%n", "idle", 2 * with.idle() / (before.idle() + after.idle()));
    }

    private static void printRatio(String kind, Function<Phases, Speed> of, Phases with, Phases before, Phases after) {
        double cpu = (of.apply(before).cpuMicros() + of.apply(after).cpuMicros()) / 2;
        double time = (1 / of.apply(before).perSecond() + 1 / of.apply(after).perSecond()) / 2;
        OUT.printf(Locale.ROOT, "%-12s %.2f (%.2f)%n",
                kind, of.apply(with).cpuMicros() / cpu, 1 / of.apply(with).perSecond() / time);
    }

    /** Where parts meet, the partitions are not equally far: a tenth of the next part is left out. */
    private Phases measure(String name, FoldRules rules, boolean burst) throws Exception {
        Path state = folder.resolve(name);
        String application;
        int cases = dossiers.count() + more;
        Phases phases;
        try (TimersRun run = run(name, rules)) {
            application = run.pipeline().generation();
            int tickets = dossiers.count() + more;
            phases = new Phases(
                    run.speed(1, dossiers.count()),
                    run.speed(dossiers.count() + more / 10, tickets),
                    run.speed(tickets + more / 10, tickets + more),
                    run.idle());
            phases.print(name);
            OUT.printf(Locale.ROOT, "  heap %.0f MiB, RocksDB %.0f MiB%n",
                    mib(Footprint.heap()), mib(Footprint.rocksDb(run.pipeline().meters())));
            if (burst) {
                cases += burst(run);
            }
        }
        printDisk(state, application, cases);
        return phases;
    }

    private TimersRun run(String name, FoldRules rules) {
        return new TimersRun(PipelineRun.beside(rules, name), bootstrap, folder.resolve(name));
    }

    /** Returns how many cases came. */
    private int burst(TimersRun run) {
        int size = dossiers.count() / 20;
        Instant due = Instant.now().plus(Burst.AHEAD);
        publish(size, n -> OpenDossiers.acceptedInBurst(n, due));
        Burst.watch(run, bootstrap, size, due, n -> dossiers.step(more + n), OUT);
        return size;
    }

    private void printDisk(Path state, String generation, int cases) throws IOException {
        for (String store : List.of("cases", "timers")) {
            String changelog = StreamsSettings.applicationId(generation) + "-" + store + "-changelog";
            OUT.printf(Locale.ROOT, "  store %-7s %6.0f bytes of state and %6.0f of changelog for each of %d cases%n", store,
                    Footprint.disk(state, store) / (double) cases,
                    Footprint.disk(folder.resolve("broker"), changelog) / (double) cases,
                    cases);
        }
    }

    private static double mib(long bytes) {
        return bytes / (double) (1 << 20);
    }

    private void publish(int count, IntFunction<Event> events) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "bench"))) {
            for (int n = 0; n < count; n++) {
                var unused = publisher.publish(events.apply(n)).whenComplete((stored, error) -> {
                    if (error != null) {
                        failure.set(error);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("an event was not stored", failure.get());
        }
    }

    private void createEventTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var unused = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());
        }
    }
}
