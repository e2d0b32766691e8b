package city.ioc.standalone.pipeline;

import city.ioc.standalone.broker.TestBroker;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The parts as processes of their own on one broker: an event comes in at one, its figure comes out at another. */
@Timeout(180)
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path CITY = Project.profile("cantho");
    private static final String UNIT = "31120";

    @TempDir
    private Path folder;

    private TestBroker broker;
    private PartsOnBroker parts;

    @BeforeEach
    void start() {
        broker = TestBroker.start(folder.resolve("broker"));
        parts = new PartsOnBroker(broker.bootstrap(), folder);
    }

    @AfterEach
    void stop() {
        parts.close();
        broker.close();
    }

    @Test
    void anEventThatComesInAtTheGatewayIsInTheFiguresAndInTheTimelineOfTheDisplay() throws Exception {
        assertThat(parts.run("topics", "topics", "--replication", "1")).as(parts.output("topics")).isZero();
        parts.startStreams("streams", CITY, 0);
        parts.startGateway("gateway", CITY);
        parts.startDisplay("display", CITY);
        URI gateway = parts.awaitReady("gateway");
        URI display = parts.awaitReady("display");
        URI streams = parts.awaitReady("streams");

        assertThat(parts.post(gateway, SentEvent.accepted("H31120-1", UNIT)).statusCode()).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> parts.received(display, UNIT) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode timeline = parts.json(display, "/api/v1/cases/H31120-1/timeline");
            assertThat(timeline.path("entries").size()).as(timeline.toString()).isEqualTo(1);
        });
        assertThat(parts.get(streams, "/metrics").body()).contains("kafka_stream");
        assertThat(parts.get(streams, "/health/ready").statusCode()).isEqualTo(200);
        assertThat(parts.run("doctor", "doctor", "--display", display.toString(), "--gateway", gateway.toString()))
                .as(parts.output("doctor"))
                .isZero();
        assertThat(parts.output("doctor")).contains("ok    brokers", "ok    topics", "ok    under-replicated", "ok    lag", "is promoted");
        assertThat(parts.stop("display")).isZero();
        assertThat(parts.stop("streams")).isZero();
        assertThat(parts.stop("gateway")).isZero();
    }
}
