package city.ioc.benchmarks;

import city.ioc.core.GrainPolicy;
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
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How near the pipeline comes to a hand-written loop: both work off the same stored events, one after the other in one process,
 * and must end with equal cells. Only the ratios mean something on a shared machine.
 */
public final class PipelineBenchmark {
    private static final GrainPolicy MINUTES =
            new GrainPolicy(TestCity.ZONE, Duration.ofDays(20_000), Duration.ofDays(20_000));
    private static final FoldRules RULES = OracleRules.of(TestCity.SETTINGS);
    private static final PrintStream OUT = System.out;

    private final Path folder;
    private final String bootstrap;
    private final int events;

    private PipelineBenchmark(Path folder, String bootstrap, int events) {
        this.folder = folder;
        this.bootstrap = bootstrap;
        this.events = events;
    }

    /** @param args number of events, 1,000,000 if absent */
    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("ioc-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")))) {
            new PipelineBenchmark(folder, broker.bootstrap(), events).run();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        String generation = Formats.generation(RULES);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var unused = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation));
        }
        double publishing = timed("publish", this::publish);
        Map<CellKey, Long> expected = new HashMap<>();
        double warm = timed("plain loop, first", () -> expected.putAll(new PlainLoop(RULES).run(bootstrap, events)));
        double loop = timed("plain loop", () -> new PlainLoop(RULES).run(bootstrap, events));
        double pipeline = timed("pipeline, exactly once", () -> pipeline(generation, expected));
        OUT.printf(
                Locale.ROOT,
                "%d events, %d cells, equal in both%nratio pipeline : plain loop = %.2f (first loop %.2f, publish %.2f)%n",
                events,
                expected.size(),
                loop / pipeline,
                loop / warm,
                loop / publishing);
        OUT.printf(Locale.ROOT, "local state %.0f bytes an event%n", size(folder.resolve("state")) / (double) events);
    }

    private void publish() {
        List<Event> history = new EventGenerator(1).history(events);
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "bench"))) {
            List<CompletableFuture<Void>> stored = new ArrayList<>();
            history.forEach(event -> stored.add(publisher.publish(event)));
            CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).join();
        }
    }

    private void pipeline(String generation, Map<CellKey, Long> expected) {
        StreamsSettings settings = new StreamsSettings(
                bootstrap,
                folder.resolve("state"),
                2,
                TopicLayout.standalone().partitions(),
                Duration.ofMillis(100),
                true,
                MINUTES);
        try (StreamsApp app = new StreamsApp(RULES, settings, new SimpleMeterRegistry(), Clock.systemUTC());
                KafkaConsumer<byte[], byte[]> cells = cells(generation)) {
            app.start();
            Map<CellKey, Long> actual = new HashMap<>();
            while (!actual.equals(expected)) {
                for (ConsumerRecord<byte[], byte[]> cell : cells.poll(Duration.ofMillis(100))) {
                    if (cell.value() == null) {
                        actual.remove(CellKey.fromBytes(cell.key()));
                    } else {
                        actual.put(
                                CellKey.fromBytes(cell.key()),
                                ByteBuffer.wrap(cell.value()).getLong());
                    }
                }
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> cells(String generation) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed",
                        "max.poll.records", 100_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.kpiCells(generation).name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        return consumer;
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Seconds that the work took, told as a rate. */
    private double timed(String name, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        OUT.printf(Locale.ROOT, "%-24s %8.1f s %10.0f events/s%n", name, seconds, events / seconds);
        return seconds;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                if (!file.toFile().delete()) {
                    OUT.println("left behind: " + file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
