package city.ioc.standalone.pipeline;

import city.ioc.calendar.Calendars;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.events.ServiceEvent.TracerSent;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.Cell;
import city.ioc.oracle.OracleResult;
import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.Pace;
import city.ioc.producers.simulator.Playback;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.broker.TestBroker;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A year of the simulated city, that of the merger, with what its desks send late, twice or never. */
class SimulatedYearIT {
    private static final Path PROFILE = Project.profile("cantho");
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2025, 12, 31);
    private static final long SEED = 2025;
    private static final long DOSSIERS = 48_000;
    /** At least so many belong to cases; samples and tracers come on top. */
    private static final int EVENTS = 500_000;
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 240));

    private final CityProfile city = ProfileLoader.load(PROFILE);
    private final ZoneId zone = city.rules().calendar().zone();
    private final Clock clock = Clock.systemUTC();
    /** What belongs to cases, in the order in which it is sent. */
    private final List<byte[]> lines = new ArrayList<>(EVENTS);

    private final HealthCells health = new HealthCells(zone);

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
                simulate(broker.bootstrap());
                assertThat(lines.size()).isGreaterThanOrEqualTo(EVENTS);
                Instant published = clock.instant();

                OracleResult expected = BatchOracle.computeBytes(lines, OracleRules.settings(city.rules()));
                Map<Cell, Long> cells = new HashMap<>(expected.cells());
                cells.putAll(health.cells());
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
            }
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
                new GrainPolicy(zone, Duration.ofDays(20_000), Duration.ofDays(20_000)));
        return new StreamsApp(city.rules(), city.units(), settings, new SimpleMeterRegistry(), clock);
    }

    /** Sends all that happens as {@code ioc simulate} does, and keeps what the figures must come from. */
    private void simulate(String bootstrap) throws SimulationException {
        SimulationRules rules = SimulationRules.load(PROFILE);
        Calendars calendars = city.rules().layOutCalendars();
        DayPlan plan = new DayPlan(calendars.city().complete(), rules.days(), FROM, TO, DOSSIERS);
        Simulation simulation = new Simulation(CityModel.of(city, rules, calendars, SEED, plan), plan);
        Door door = new Door(clock, city.earliest(), city.units()::problem, zone);
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "test"))) {
            Playback playback = new Playback(
                    simulation,
                    door,
                    event -> {
                        keep(event);
                        return publisher.publish(event);
                    },
                    clock);
            playback.past(simulation.to(), Pace.max(), (events, share) -> {}, () -> false);
        }
    }

    private void keep(Event event) {
        switch (event.data()) {
            case HealthSampled sample -> health.add(event.subject(), event.time().toInstant(), sample);
            case TracerSent tracer -> {}
            default -> lines.add(EventCodec.encode(event));
        }
    }
}
