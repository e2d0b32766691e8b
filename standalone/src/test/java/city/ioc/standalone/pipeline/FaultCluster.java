package city.ioc.standalone.pipeline;

import city.ioc.core.OracleRules;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.OracleSettings;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.streams.StreamsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three brokers, a gateway, two instances of the streams with a standby copy of everything and a display, each in a process of its own, with events
 * that come through the gateway; and those who watch: a wall, a reader of what is derived, and the batch computation.
 */
final class FaultCluster implements AutoCloseable {
    static final String GATEWAY = "gateway";
    static final String DISPLAY = "display";
    static final String ONE = "streams-one";
    static final String TWO = "streams-two";
    static final int STANDBYS = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 150));
    private static final int PARTITIONS = 4;
    /** The city, one with units below it, and the unit of prompt dossiers. */
    private static final String[] ASKED = {null, "92", "31120"};
    /** All cells keep minutes, as those of the batch computation do. */
    private static final String[] MINUTES = {"--keep-minutes", "36500", "--keep-hours", "36500"};

    private final Path profile;
    private final CityProfile city;
    private final KafkaNodes kafka;
    private final PartsOnBroker parts;
    private final CityEvents events;
    private final AcceptedEvents accepted;
    private final List<Runnable> closing = new ArrayList<>();
    private final int gatewayPort = Ports.pick();
    private final int displayPort = Ports.pick();
    private DerivedFigures figures;
    private AlertHistory alerts;
    private EndToEnd endToEnd;
    private WallClock wall;
    private GatewayLoad load;

    /** @param folder for all they keep, empty; their logs are there as well */
    private FaultCluster(Path folder, KafkaNodes kafka, long seed, long most) throws Exception {
        this.kafka = kafka;
        profile = SharpCity.in(folder);
        city = ProfileLoader.load(profile);
        OracleSettings settings = OracleRules.settings(city.rules());
        parts = new PartsOnBroker(kafka.bootstrap(), folder);
        events = new CityEvents(profile, city, seed, most);
        accepted = new AcceptedEvents(settings);
    }

    /**
     * Returns when all are ready. Nothing is sent before the load goes on.
     *
     * @param rate events per second
     * @param most events altogether
     */
    static FaultCluster start(Path folder, KafkaNodes kafka, int rate, long seed, long most) throws Exception {
        FaultCluster cluster = new FaultCluster(folder, kafka, seed, most);
        try {
            cluster.startParts();
            cluster.watch(rate);
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    private void startParts() throws Exception {
        assertThat(parts.run("topics", "topics", "--partitions", Integer.toString(PARTITIONS), "--replication", "3"))
                .as(parts.output("topics"))
                .isZero();
        parts.startGateway(GATEWAY, profile, gatewayPort);
        startStreams(ONE);
        startStreams(TWO);
        parts.startDisplay(DISPLAY, profile, DISPLAY, displayPort, MINUTES);
        for (String part : List.of(GATEWAY, ONE, TWO, DISPLAY)) {
            parts.awaitReady(part);
        }
    }

    private void startStreams(String name) throws IOException {
        startStreams(name, parts.state(name));
    }

    /** One more instance, with state in a folder of its own. */
    void startStreams(String name, Path state) throws IOException {
        parts.startStreams(name, profile, state, STANDBYS, MINUTES);
    }

    private void watch(int rate) {
        String generation = generation();
        figures = new DerivedFigures(kafka.bootstrap(), generation);
        closing.add(figures::close);
        alerts = new AlertHistory(kafka.bootstrap(), generation, "read_committed");
        closing.add(alerts::close);
        endToEnd = new EndToEnd(kafka.bootstrap(), generation);
        closing.add(endToEnd::close);
        wall = new WallClock(display());
        closing.add(wall::close);
        load = new GatewayLoad(gateway(), events, rate, event -> endToEnd.sent(event.subject()), accepted::add);
        closing.add(load::close);
    }

    URI gateway() {
        return URI.create("http://localhost:" + gatewayPort);
    }

    URI display() {
        return URI.create("http://localhost:" + displayPort);
    }

    KafkaNodes kafka() {
        return kafka;
    }

    PartsOnBroker parts() {
        return parts;
    }

    AcceptedEvents accepted() {
        return accepted;
    }

    GatewayLoad load() {
        return load;
    }

    WallClock wall() {
        return wall;
    }

    EndToEnd endToEnd() {
        return endToEnd;
    }

    /** Sends one event besides the load, which must be stored. */
    void accept(String json) throws IOException, InterruptedException, InvalidEventException {
        HttpResponse<String> answer = parts.post(gateway(), json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        accepted.add(List.of(EventCodec.decode(json.getBytes(UTF_8))));
    }

    /** As whoever starts services does: starts it again whenever it has ended, until it is ready. Returns how often. */
    int superviseUntilReady(String part) throws IOException {
        int starts = 0;
        while (true) {
            if (!parts.isAlive(part)) {
                parts.startAgain(part);
                starts++;
            }
            if (parts.becomesReady(part)) {
                return starts;
            }
            assertThat(starts).as("%s starts and ends again: %s", part, parts.output(part)).isLessThan(5);
        }
    }

    /** How many stored events are not folded yet. */
    long lag() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            String group = StreamsSettings.applicationId(generation());
            Set<String> topics = Topics.events().stream().map(Topic::name).collect(toSet());
            Map<TopicPartition, OffsetAndMetadata> folded = admin.listStreamsGroupOffsets(
                            Map.of(group, new ListStreamsGroupOffsetsSpec()))
                    .partitionsToOffsetAndMetadata(group)
                    .get();
            folded.keySet().removeIf(partition -> !topics.contains(partition.topic()) || folded.get(partition) == null);
            Map<TopicPartition, OffsetSpec> latest =
                    folded.keySet().stream().collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
            long stored = admin.listOffsets(latest).all().get().values().stream().mapToLong(end -> end.offset()).sum();
            return stored - folded.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the brokers do not tell the lag", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String generation() {
        return LoadedProfile.of(profile).generation();
    }

    /** Whether the wall is good, and news come of every partition. */
    boolean isWell() {
        load.requireSound();
        return wall.goodSince(Instant.now().minusSeconds(3)) && endToEnd.quiet().toMillis() < 1_000;
    }

    void awaitWell(Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(100)).untilAsserted(() ->
                assertThat(isWell()).as("wall sees %s; quiet for %s", wall.last(), endToEnd.quiet()).isTrue());
    }

    /** Lets the load come to rest, and holds all that is derived and shown against the batch computation of what was acknowledged. */
    void requireRight() {
        load.pause();
        await().atMost(PATIENCE).until(load::isDrained);
        Map<String, OracleResult> expected = accepted.results();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            figures.refresh();
            assertThat(Differences.of(AcceptedEvents.cases(expected), figures.results())).as("summaries").isEmpty();
            assertThat(Differences.of(AcceptedEvents.cells(expected), figures.cells())).as("cells").isEmpty();
        });
        assertThat(Differences.of(figures.cells(), figures.cellsOfSummaries())).as("cells by summaries").isEmpty();
        assertThat(alerts.refresh().repeated()).as("alerts told twice").isEmpty();
        PlainCases plain = new PlainCases(expected.values(), Map.of(), new PlainUnits(city.units().all()));
        ShownKpis shown = new ShownKpis(plain, city.rules().calendar().zone());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            for (String unit : ASKED) {
                String query = "/api/v1/kpis?horizon=year" + (unit == null ? "" : "&unit=" + unit);
                assertThat(shown.differences(unit, parts.json(display(), query))).as(query).isEmpty();
            }
        });
    }

    /** The alerts of the dossiers that were due while somebody watched: each told once, from the instant of its due. */
    void requirePromptAlerts() {
        await().atMost(PATIENCE.plusSeconds(120)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            alerts.refresh();
            List<String> wrong = new ArrayList<>();
            events.dues().forEach((dossier, due) -> {
                for (String rule : List.of("overdue", "apology-missing")) {
                    String problem = alerts.problemOfOne(dossier + "!" + rule, due.toEpochMilli() + 1);
                    if (problem != null) {
                        wrong.add(dossier + "!" + rule + ": " + problem);
                    }
                }
            });
            assertThat(wrong).isEmpty();
        });
        System.out.printf("alerts: %d told, %d of them of dossiers that were due meanwhile, none of them twice%n",
                alerts.told().size(), 2 * events.dues().size());
    }

    @Override
    public void close() {
        parts.close();
        closing.reversed().forEach(Runnable::run);
    }

    /** An empty folder under {@code target}, where the logs can be read afterwards. */
    static Path folder(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "faults")), name).toAbsolutePath();
    }
}
