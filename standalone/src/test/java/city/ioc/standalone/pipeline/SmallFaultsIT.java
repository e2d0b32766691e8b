package city.ioc.standalone.pipeline;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import city.ioc.profile.Units;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Faults that no other test of the usual run has, each on one broker with one instance: what they cost is time, never figures. */
@Tag("long")
@Timeout(180)
class SmallFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-02-26T08:00:00+07:00");
    private static final String GENERATION = Formats.generation(StreamsProcess.rules(true));
    private static final int CASES = 200;

    @TempDir
    private Path folder;

    private final List<Event> published = new ArrayList<>();
    private TestBroker broker;
    private DerivedFigures figures;

    @BeforeEach
    void start() {
        broker = TestBroker.start(folder.resolve("broker"));
        PipelineTopics.create(broker.bootstrap(), GENERATION);
        figures = new DerivedFigures(broker.bootstrap(), GENERATION);
        publish("a", BEGIN, new DossierEvent.Accepted("916", TestCity.NO_LIMIT, null, null, null, null));
    }

    @AfterEach
    void stop() {
        figures.close();
        broker.close();
    }

    @Test
    void thePipelineEndsAtDamagedStateAndTheNextStartRestoresIt() throws Exception {
        Path state = folder.resolve("state");
        try (StreamsApp app = start(state)) {
            awaitFigures(app);
        }
        assertThat(LocalStateFiles.damage(state, new Random(7))).isPositive();
        move();
        try (StreamsApp app = start(state)) {
            await().atMost(PATIENCE).until(() -> app.failure().isDone());
        } catch (ProcessorStateException damaged) {
            assertThat(damaged).hasRootCauseInstanceOf(RocksDBException.class);
        }
        try (StreamsApp app = start(state)) {
            awaitFigures(app);
        }
    }

    @Test
    void whenAFullDiskHasRoomAgainThePipelineGoesOn() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.at(folder.resolve("disk"), 64);
        assumeTrue(mounted.isPresent(), "needs the right to mount a small disk");
        try (SmallDisk disk = mounted.get()) {
            Path state = disk.folder().resolve("state");
            try (StreamsApp app = start(state)) {
                awaitFigures(app);
                disk.fill();
                move();
            }
            disk.free();
            try (StreamsApp app = start(state)) {
                awaitFigures(app);
            }
        }
    }

    @Test
    void anInstanceThatWasCutOffUntilItsGroupGaveItUpGoesOn() throws Exception {
        JavaProcess streams =
                StreamsProcess.on(broker.bootstrap(), true, folder.resolve("state"), Path.of("target", "cut-off-streams.log"));
        streams.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            awaitFigures();
            streams.freeze();
            move();
            String group = StreamsSettings.applicationId(GENERATION);
            await().atMost(PATIENCE).until(() ->
                    admin.describeStreamsGroups(List.of(group)).all().get().get(group).members().isEmpty());
            streams.goOn();
            awaitFigures();
        } finally {
            streams.kill();
        }
    }

    private void move() {
        publish("b", BEGIN.plusHours(1), new DossierEvent.Transferred("917"));
    }

    private void publish(String id, OffsetDateTime at, DossierEvent data) {
        List<Event> events = IntStream.range(0, CASES).mapToObj(i -> Event.of("/desk", id, "CASE-" + i, at, data)).toList();
        PipelineTopics.publish(broker.bootstrap(), events);
        published.addAll(events);
    }

    private StreamsApp start(Path state) {
        StreamsSettings settings = new StreamsSettings(
                broker.bootstrap(), state, 1, StreamsProcess.PARTITIONS, Duration.ofMillis(100), true, StreamsProcess.GRAINS);
        StreamsApp app = new StreamsApp(
                StreamsProcess.rules(true), Units.openToAll(), settings, new SimpleMeterRegistry(), Clock.systemUTC());
        app.start();
        return app;
    }

    private void awaitFigures(StreamsApp app) {
        await().atMost(PATIENCE).failFast("the pipeline failed", () -> app.failure().isDone()).untilAsserted(this::requireRight);
    }

    private void awaitFigures() {
        await().atMost(PATIENCE).untilAsserted(this::requireRight);
    }

    private void requireRight() {
        OracleResult expected = BatchOracle.computeBytes(published.stream().map(EventCodec::encode).toList(), TestCity.STEADY);
        assertThat(Differences.of(expected.cases(), figures.refresh().results())).isEmpty();
        assertThat(Differences.of(expected.cells(), figures.cells())).isEmpty();
    }
}
