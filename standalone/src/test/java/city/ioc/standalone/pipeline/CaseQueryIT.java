package city.ioc.standalone.pipeline;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.oracle.TestCity;
import city.ioc.profile.Units;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import city.ioc.streams.query.CaseAnswer;
import city.ioc.streams.query.CaseAnswer.Copy;
import city.ioc.streams.query.CaseSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every case is told in full or is not available, whichever of two instances is asked, and whichever of them goes or comes. */
@Timeout(300)
class CaseQueryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CASES = 80;
    private static final int EVENTS = 3;
    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-02-26T08:00:00+07:00");
    private static final List<String> IDS = IntStream.range(0, CASES).mapToObj(i -> "CASE-" + i).toList();

    @TempDir
    private Path folder;

    private TestBroker broker;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final String generation = Formats.generation(StreamsProcess.rules(true));

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start(folder.resolve("broker"));
        PipelineTopics.create(broker.bootstrap(), generation);
        PipelineTopics.publish(broker.bootstrap(), IDS.stream().flatMap(id -> events(id).stream()).toList());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        broker.close();
    }

    private static List<Event> events(String id) {
        return List.of(
                Event.of("/desk", "a", id, BEGIN, new DossierEvent.Accepted("916", TestCity.NO_LIMIT, null, null, null, null)),
                Event.of("/desk", "b", id, BEGIN.plusHours(1), new DossierEvent.Transferred("917")),
                Event.of("/desk", "c", id, BEGIN.plusHours(2), new DossierEvent.Withdrawn()));
    }

    private StreamsApp start(String name) {
        StreamsApp app = new StreamsApp(
                StreamsProcess.rules(true),
                Units.openToAll(),
                StreamsProcess.settings(broker.bootstrap(), folder.resolve(name), 0),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        open.add(app);
        app.start();
        return app;
    }

    private void stop(StreamsApp app) {
        app.close();
        open.remove(app);
    }

    /** Every task has an instance that works on it and another that follows it, and both answer. */
    private void awaitTwo(CaseSource... sources) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            await().atMost(PATIENCE).until(() -> {
                StreamsGroupDescription group = admin.describeStreamsGroups(List.of(StreamsSettings.applicationId(generation)))
                        .all().get().get(StreamsSettings.applicationId(generation));
                return works(group).count() == 2
                        && group.members().stream()
                                        .flatMap(member -> member.assignment().standbyTasks().stream())
                                        .mapToLong(tasks -> tasks.partitions().size())
                                        .sum()
                                == 2L * StreamsProcess.PARTITIONS;
            });
        }
        for (CaseSource source : sources) {
            awaitAll(source, Copy.ACTIVE);
        }
    }

    /** The processes that work on something; each has several members. */
    private static Stream<String> works(StreamsGroupDescription group) {
        return group.members().stream()
                .filter(member -> !member.assignment().activeTasks().isEmpty())
                .map(StreamsGroupMemberDescription::processId)
                .distinct();
    }

    private static void awaitAll(CaseSource source, Copy copy) {
        await().atMost(PATIENCE).until(() -> IDS.stream().allMatch(id ->
                source.ask(id) instanceof CaseAnswer.Found found && found.copy() == copy && found.events().size() == EVENTS));
    }

    @Test
    void anInstanceThatStopsAndComesBackLeavesNoCaseWithoutAnAnswer() throws Exception {
        StreamsApp first = start("first");
        StreamsApp second = start("second");
        awaitTwo(first.cases(), second.cases());
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(first.cases().ask("NO-SUCH-CASE")).isEqualTo(new CaseAnswer.Unknown()));

        try (Asking asking = Asking.of(IDS, EVENTS, second.cases())) {
            stop(first);
            awaitAll(second.cases(), Copy.ACTIVE);
            assertThat(first.cases().ask(IDS.getFirst())).isInstanceOf(CaseAnswer.NotAvailable.class);
            assertThat(asking.byStandby()).as("answers while nobody wrote to the copies of the one that stopped").isPositive();
            StreamsApp again = start("first");
            awaitTwo(again.cases(), second.cases());
            assertThat(asking.wrong()).isEmpty();
        }
    }

    @Test
    @Tag("long")
    void aKilledInstanceLeavesNoCaseWithoutAnAnswer() throws Exception {
        JavaProcess other = StreamsProcess.answering(
                broker.bootstrap(), folder.resolve("other"), Path.of("target", "case-query-streams.log"));
        other.start();
        open.add(other::kill);
        StreamsApp here = start("here");
        awaitTwo(here.cases());

        try (Asking asking = Asking.of(IDS, EVENTS, here.cases())) {
            for (int i = 0; i < 3; i++) {
                long before = asking.byStandby();
                other.kill();
                awaitAll(here.cases(), Copy.ACTIVE);
                assertThat(asking.byStandby()).isGreaterThan(before);
                other.start();
                awaitTwo(here.cases());
            }
            assertThat(asking.wrong()).isEmpty();
        }
    }
}
