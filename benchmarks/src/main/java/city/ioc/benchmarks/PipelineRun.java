package city.ioc.benchmarks;

import city.ioc.calendar.TimeLimit;
import city.ioc.core.GrainPolicy;
import city.ioc.events.Topics;
import city.ioc.profile.FoldRules;
import city.ioc.profile.ProcedureRule;
import city.ioc.profile.Units;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicProblem;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.CellKey;
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline as it runs in a city, from the first event until its cells are those that a loop came to. */
final class PipelineRun implements AutoCloseable {
    private static final int STREAM_THREADS = 2;
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final Duration AGES = Duration.ofDays(20_000);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final StreamsApp app;
    private final CellWatch cells;

    /**
     * @param rules   where each run in one broker needs {@linkplain #beside a generation of its own}
     * @param folder  for local state
     */
    PipelineRun(FoldRules rules, String bootstrap, Path folder, boolean exactlyOnce, Map<CellKey, Long> expected) {
        String generation = Formats.generation(rules);
        createTopics(bootstrap, generation);
        StreamsSettings settings = new StreamsSettings(
                bootstrap,
                folder,
                STREAM_THREADS,
                TopicLayout.standalone().partitions(),
                COMMIT_INTERVAL,
                exactlyOnce,
                new GrainPolicy(rules.calendar().zone(), AGES, AGES));
        app = new StreamsApp(rules, Units.openToAll(), settings, new SimpleMeterRegistry(), Clock.systemUTC());
        cells = new CellWatch(bootstrap, generation, expected);
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

    /** Starts it and returns once the cells are equal. */
    void untilEqual() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        app.start();
        for (int different = cells.different(); different > 0; different = cells.different()) {
            if (app.failure().isDone()) {
                throw new IllegalStateException("the pipeline failed", app.failure().join());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(different + " cells still differ after " + PATIENCE);
            }
        }
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
        cells.close();
        app.close();
    }
}
