package city.ioc.standalone.pipeline;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.streams.Formats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The pipeline on a real broker, killed on the way, ends with the figures of the batch computation. */
class ConvergenceIT {
    private static final int EVENTS = Integer.getInteger("events", 30_000);
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 240));

    @TempDir
    private Path folder;

    @Test
    void everyCellAndSummaryEqualsTheBatchComputationThoughTheProcessWasKilledTwice() throws Exception {
        EventGenerator generator = new EventGenerator(2024);
        List<Event> delivery = generator.delivery(generator.history(EVENTS), 11);
        OracleResult expected = BatchOracle.compute(
                delivery.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).toList(),
                TestCity.STEADY);
        String generation = Formats.generation(StreamsProcess.rules(true));

        try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
            PipelineTopics.create(broker.bootstrap(), generation);
            JavaProcess streams = StreamsProcess.on(
                    broker.bootstrap(), true, folder.resolve("state"), Path.of("target", "convergence-streams.log"));
            streams.start();
            try (DerivedFigures figures = new DerivedFigures(broker.bootstrap(), generation)) {
                PipelineTopics.publish(broker.bootstrap(), delivery.subList(0, EVENTS / 2));
                awaitCases(figures, expected.cases().size() / 10);
                streams.kill();
                streams.start();
                PipelineTopics.publish(broker.bootstrap(), delivery.subList(EVENTS / 2, delivery.size()));
                awaitCases(figures, expected.cases().size() * 9 / 10);
                streams.kill();
                streams.start();

                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                    assertThat(streams.isAlive()).isTrue();
                    assertThat(Differences.of(expected.cases(), figures.refresh().results())).isEmpty();
                    assertThat(Differences.of(expected.cells(), figures.cells())).isEmpty();
                });
                assertThat(Differences.of(figures.cells(), figures.cellsOfSummaries())).isEmpty();
            } finally {
                streams.kill();
            }
        }
    }

    private static void awaitCases(DerivedFigures figures, int cases) {
        await().atMost(PATIENCE).until(() -> figures.refresh().cases() >= cases);
    }
}
