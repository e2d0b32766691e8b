package city.ioc.benchmarks;

import city.ioc.core.OracleRules;
import city.ioc.events.Event;
import city.ioc.events.Topics;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.TestCity;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.profile.FoldRules;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.CellKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * How near the pipeline comes to a plain consumer and to a hand-written loop. All work off the same stored events, one after the
 * other in one process, and all that compute cells must end with equal ones. Only the ratios mean something on a shared machine.
 */
public final class PipelineBenchmark {
    private static final long SEED = 1;
    private static final FoldRules RULES = OracleRules.of(TestCity.SETTINGS, PipelineRun.alerts());
    private static final PrintStream OUT = System.out;

    private static final String CONSUMER = "plain consumer";
    private static final String LOOP = "plain loop";
    private static final String AT_LEAST_ONCE = "pipeline, at least once";
    private static final String EXACTLY_ONCE = "pipeline, exactly once";

    private final Path folder;
    private final StoredEvents events;
    private final Rates rates;
    private final Map<CellKey, Long> expected = new HashMap<>();

    private PipelineBenchmark(Path folder, StoredEvents events) {
        this.folder = folder;
        this.events = events;
        this.rates = new Rates(events.count(), OUT);
    }

    /** @param args number of events, 1,000,000 if absent */
    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("ioc-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")))) {
            new PipelineBenchmark(folder, new StoredEvents(broker.bootstrap(), events)).run();
        } finally {
            Utils.delete(folder.toFile());
        }
        System.exit(0);
    }

    /**
     * After a warm-up that runs nearly all code, everyone works twice, forth and back: in the order of a single round the later
     * of the two pipelines gained some 10 %, whichever it was.
     */
    private void run() throws Exception {
        createEventTopics();
        List<Event> history = new EventGenerator(SEED).history(events.count());
        rates.measure("publishing", () -> publish(history));
        rates.warmUp(LOOP, () -> expected.putAll(new PlainLoop(RULES).run(events)));
        try (PipelineRun pipeline = pipeline("warm-up", true); CellWatch cells = cells(pipeline)) {
            rates.warmUp(EXACTLY_ONCE, () -> untilEqual(pipeline, cells));
        }
        measureConsumer();
        measureLoop();
        measurePipeline(AT_LEAST_ONCE, "forth", false);
        measurePipeline(EXACTLY_ONCE, "forth", true);
        measurePipeline(EXACTLY_ONCE, "back", true);
        measurePipeline(AT_LEAST_ONCE, "back", false);
        measureLoop();
        measureConsumer();
        report();
    }

    private void measureConsumer() throws Exception {
        rates.measure(CONSUMER, () -> new PlainConsumer().run(events));
    }

    private void measureLoop() throws Exception {
        rates.measure(LOOP, () -> requireEqual(new PlainLoop(RULES).run(events)));
    }

    private void measurePipeline(String name, String way, boolean exactlyOnce) throws Exception {
        try (PipelineRun pipeline = pipeline(name + ", " + way, exactlyOnce); CellWatch cells = cells(pipeline)) {
            rates.measure(name, () -> untilEqual(pipeline, cells));
        }
    }

    /** From the first event until the cells are those that the loop came to. */
    private static void untilEqual(PipelineRun pipeline, CellWatch cells) {
        pipeline.start();
        pipeline.until(() -> cells.different() == 0);
    }

    private void report() throws IOException {
        rates.print(CONSUMER, LOOP);
        OUT.printf(Locale.ROOT, "exactly once / at least once = %.2f%n", rates.ratio(EXACTLY_ONCE, AT_LEAST_ONCE));
        OUT.printf(
                Locale.ROOT,
                "%d events of seed %d, %d cells, equal in every run; all rows but publishing are of warm code%n",
                events.count(),
                SEED,
                expected.size());
        long state = size(folder.resolve("warm-up"));
        OUT.printf(Locale.ROOT, "local state %.0f bytes an event%n", state / (double) events.count());
    }

    private PipelineRun pipeline(String name, boolean exactlyOnce) {
        return new PipelineRun(PipelineRun.beside(RULES, name), events.bootstrap(), folder.resolve(name), exactlyOnce);
    }

    private CellWatch cells(PipelineRun pipeline) {
        return new CellWatch(events.bootstrap(), pipeline.generation(), expected);
    }

    private void requireEqual(Map<CellKey, Long> cells) {
        if (!cells.equals(expected)) {
            throw new IllegalStateException("the loop comes to other cells than before");
        }
    }

    private void createEventTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", events.bootstrap()))) {
            var unused = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());
        }
    }

    private void publish(List<Event> history) {
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(events.bootstrap(), "bench"))) {
            List<CompletableFuture<Void>> stored = new ArrayList<>();
            history.forEach(event -> stored.add(publisher.publish(event)));
            CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
