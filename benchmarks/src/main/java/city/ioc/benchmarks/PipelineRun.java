package city.ioc.benchmarks;

import city.ioc.alerts.AlertRules;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.GrainPolicy;
import city.ioc.events.Topics;
import city.ioc.profile.AlertsFile;
import city.ioc.profile.FoldRules;
import city.ioc.profile.ProcedureRule;
import city.ioc.profile.Units;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicProblem;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline as it runs in a city, in this process. */
final class PipelineRun implements AutoCloseable {
    private static final int STREAM_THREADS = 2;
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final Duration AGES = Duration.ofDays(20_000);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long POLL_NANOS = 5_000_000;

    private final String generation;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final StreamsApp app;

    /**
     * @param rules   where each run in one broker needs {@linkplain #beside a generation of its own}
     * @param folder  for local state
     */
    PipelineRun(FoldRules rules, String bootstrap, Path folder, boolean exactlyOnce) {
        generation = Formats.generation(rules);
        createTopics(bootstrap, generation);
        StreamsSettings settings = new StreamsSettings(
                bootstrap,
                folder,
                STREAM_THREADS,
                TopicLayout.standalone().partitions(),
                COMMIT_INTERVAL,
                exactlyOnce,
                new GrainPolicy(rules.calendar().zone(), AGES, AGES));
        app = new StreamsApp(rules, Units.openToAll(), settings, meters, Clock.systemUTC());
    }

    String generation() {
        return generation;
    }

    /** What Kafka Streams measures of itself. */
    MeterRegistry meters() {
        return meters;
    }

    void start() {
        app.start();
    }

    /** As {@link StreamsApp#completeAsOf} says. */
    Instant completeAsOf() {
        return app.completeAsOf();
    }

    /** Returns once something is so; fails if the pipeline does, or when it takes too long. */
    void until(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (app.failure().isDone()) {
                throw new IllegalStateException("the pipeline failed", app.failure().join());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done after " + PATIENCE);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The rules of alerts that profiles share. */
    static AlertRules alerts() {
        return AlertsFile.read(Path.of("../profiles/alerts.yaml"));
    }

    /** The same rules under another generation: they list a procedure that no dossier has. */
    static FoldRules beside(FoldRules rules, String name) {
        SortedMap<String, ProcedureRule> procedures = new TreeMap<>(rules.procedures());
        procedures.put(name, new ProcedureRule(new TimeLimit(0, TimeLimit.Unit.NONE), rules.pauses()));
        return new FoldRules(
                rules.compare(),
                rules.currency(),
                rules.calendar(),
                rules.unitCalendars(),
                procedures,
                rules.pauses(),
                rules.limits(),
                rules.nationalPortal(),
                rules.alerts());
    }

    private static void createTopics(String bootstrap, String generation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<TopicProblem> problems = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation));
            if (!problems.isEmpty()) {
                throw new IllegalStateException(problems.getFirst().text());
            }
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
