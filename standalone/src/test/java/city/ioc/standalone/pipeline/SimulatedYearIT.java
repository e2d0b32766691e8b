package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Horizon;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.feed.DerivedTopics;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.scope.UnitsAs;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.Cell;
import city.ioc.oracle.OracleResult;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.standalone.pipeline.KpiCheck.PlainPeriod;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A year of the simulated city, that of the merger, with what its desks send late, twice or never. */
@Tag("long")
class SimulatedYearIT {
    private static final Path PROFILE = Project.profile("cantho");
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2025, 12, 31);
    private static final long SEED = 2025;
    private static final int DOSSIERS = Integer.getInteger("dossiers", 16_000);
    /** At least so many belong to cases; samples and tracers come on top. */
    private static final int EVENTS = DOSSIERS * 10;
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 240));

    private final CityProfile city = ProfileLoader.load(PROFILE);
    private final ZoneId zone = city.rules().calendar().zone();
    private final GrainPolicy grains = new GrainPolicy(zone, Duration.ofDays(20_000), Duration.ofDays(20_000));
    private final Clock clock = Clock.systemUTC();
    @TempDir
    private Path folder;

    @Test
    void everyCellAndSummaryOfAYearEqualsTheBatchComputation() throws Exception {
        String generation = Formats.generation(city.rules());
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
            PipelineTopics.create(broker.bootstrap(), generation);
            try (StreamsApp streams = streams(broker.bootstrap());
                    DerivedFigures figures = new DerivedFigures(broker.bootstrap(), generation)) {
                streams.start();
                SimulatedEvents events = simulate(broker.bootstrap());
                assertThat(events.count()).isGreaterThanOrEqualTo(EVENTS);
                Instant published = clock.instant();

                List<byte[]> lines =
                        events.cases().values().stream().flatMap(List::stream).toList();
                OracleResult expected = BatchOracle.computeBytes(lines, OracleRules.settings(city.rules()));
                Map<Cell, Long> cells = new HashMap<>(expected.cells());
                cells.putAll(events.health().cells());
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .failFast("the pipeline failed", () -> streams.failure().isDone())
                        .untilAsserted(() -> {
                            figures.refresh();
                            assertThat(streams.completeAsOf()).isAfter(published);
                            assertThat(Differences.of(cells, figures.refresh().cells())).isEmpty();
                            assertThat(Differences.of(expected.cells(), figures.cellsOfSummaries())).isEmpty();
                            assertThat(Differences.of(expected.cases(), figures.results())).isEmpty();
                        });
                assertKpis(broker.bootstrap(), generation, events);
            }
        }
    }

    private SimulatedEvents simulate(String bootstrap) throws SimulationException {
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "test"))) {
            return SimulatedEvents.play(PROFILE, city, FROM, TO, DOSSIERS, SEED, publisher::publish);
        }
    }

    /** All cells keep minutes, as the oracle's do; commits are rare, as only the end is looked at. */
    private StreamsApp streams(String bootstrap) {
        StreamsSettings settings = new StreamsSettings(
                bootstrap,
                folder.resolve("state"),
                2,
                TopicLayout.standalone().partitions(),
                Duration.ofSeconds(1),
                true,
                grains);
        return new StreamsApp(city.rules(), city.units(), settings, new SimpleMeterRegistry(), clock);
    }

    /** A sample of all KPIs as of moments of the year, from what a display reads of these topics. */
    private void assertKpis(String bootstrap, String generation, SimulatedEvents events) {
        Figures figures = new Figures(zone, city.rules().alerts());
        Instant written = clock.instant();
        try (DerivedTopics feed = new DerivedTopics(bootstrap, generation, figures, clock)) {
            feed.start();
            await().atMost(PATIENCE).until(() -> {
                Instant complete = feed.status().completeAsOf();
                return complete != null && complete.isAfter(written);
            });
            Health health = new Health(feed::status, List.of(), PATIENCE, clock);
            Board board = new Board(city, grains, figures, health, clock);
            PlainCases cases = new PlainCases(
                    events.cases(),
                    events.health().cells(),
                    OracleRules.settings(city.rules()),
                    new PlainUnits(city.units().all()));
            KpiCheck check = new KpiCheck(board, cases, zone);
            int next = 0;
            for (Horizon horizon : Horizon.values()) {
                for (String unit : new String[] {null, "92", "916", "31135", "STNMT"}) {
                    LocalDate day = FROM.plusDays(Math.floorMod(++next * 97L, 365L));
                    Instant asOf = day.atTime(7 + next % 10, next % 60).atZone(zone).toInstant();
                    check.check(
                            new Question(unit, horizon, null, null, asOf, Map.of(), UnitsAs.THEN),
                            PlainPeriod.of(horizon.wireName(), asOf, asOf, zone));
                }
            }
            assertThat(check.differences()).isEmpty();
            assertThat(check.telling()).isGreaterThan(1_000);
        }
    }
}
