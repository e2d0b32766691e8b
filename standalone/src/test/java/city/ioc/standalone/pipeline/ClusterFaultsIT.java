package city.ioc.standalone.pipeline;

import city.ioc.standalone.broker.TestBroker;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.streams.StreamsSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several instances and several displays on one cluster: one is killed, and the rules are changed, and nobody who watches sees a wrong figure. */
@Tag("long")
@Timeout(900)
class ClusterFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 60));

    /** A candidate may wait for its alerts to settle. */
    private static final Duration CATCH_UP = PATIENCE.plusMinutes(4);

    private static final Duration TAKE_OVER = Duration.ofSeconds(Long.getLong("take-over", 10));
    private static final String UNIT = "31120";
    private static final int ROUND = 40;

    @TempDir
    private Path folder;

    private TestBroker broker;
    private PartsOnBroker parts;
    private URI gateway;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        parts = new PartsOnBroker(broker.bootstrap(), folder);
        assertThat(parts.run("topics", "topics", "--replication", "1")).isZero();
        parts.startGateway("gateway", Project.profile("cantho"));
        gateway = parts.awaitReady("gateway");
    }

    @AfterEach
    void stop() {
        parts.close();
        broker.close();
    }

    private void post(String round) throws IOException, InterruptedException {
        for (int i = 0; i < ROUND; i++) {
            assertThat(parts.post(gateway, SentEvent.accepted(round + i, UNIT)).statusCode()).isEqualTo(202);
        }
    }

    private boolean isTold(URI display, String round) throws IOException, InterruptedException {
        for (int i = 0; i < ROUND; i++) {
            if (parts.get(display, "/api/v1/cases/" + round + i + "/timeline").statusCode() != 200) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theCasesOfAKilledInstanceAreGoneOnWithAndToldByTheOther() throws Exception {
        Path city = Project.profile("cantho");
        parts.startStreams("one", city, 1);
        parts.startStreams("other", city, 1);
        parts.startDisplay("display", city);
        URI display = parts.awaitReady("display");
        parts.awaitReady("one");
        parts.awaitReady("other");
        post("BEFORE-");
        await().atMost(PATIENCE).until(() -> parts.received(display, UNIT) == ROUND && isTold(display, "BEFORE-"));

        Instant killed = Instant.now();
        parts.kill("one");
        post("AFTER-");
        await().atMost(PATIENCE).until(() -> parts.received(display, UNIT) == 2 * ROUND);

        assertThat(Duration.between(killed, Instant.now())).isLessThan(TAKE_OVER);
        await().atMost(PATIENCE).until(() -> isTold(display, "BEFORE-") && isTold(display, "AFTER-"));
        parts.startAgain("one");
        parts.awaitReady("one");
        post("AGAIN-");
        await().atMost(PATIENCE).until(() -> parts.received(display, UNIT) == 3 * ROUND && isTold(display, "AGAIN-"));
        assertThat(parts.stop("one")).isZero();
        await().atMost(PATIENCE).until(() -> isTold(display, "AFTER-"));
    }

    @Test
    void twoDisplaysTurnToAChangedProfileTogetherAndBack() throws Exception {
        MakeUpSaturday saturday = new MakeUpSaturday(Instant.now());
        Path without = saturday.profile(Files.createDirectory(folder.resolve("without")));
        Path with = saturday.profile(Files.createDirectory(folder.resolve("with")));
        Files.writeString(with.resolve("calendar.yaml"), saturday.calendarWith());
        String old = LoadedProfile.of(without).generation();
        String changed = LoadedProfile.of(with).generation();
        parts.startStreams("streams", without, 0);
        parts.startDisplay("first", without);
        parts.startDisplay("second", without);
        for (String event : saturday.dossiers()) {
            assertThat(parts.post(gateway, event).statusCode()).isEqualTo(202);
        }
        for (String display : List.of("first", "second")) {
            assertThat(shown(parts.awaitReady(display))).isEqualTo(old);
        }

        parts.startStreams("candidate", with, 0);
        for (String display : List.of("first", "second")) {
            assertThat(parts.stop(display)).isZero();
            parts.startDisplay(display + " again", with, display);
        }
        URI first = parts.awaitReady("first again");
        URI second = parts.awaitReady("second again");
        assertThat(shown(first)).as("until it has caught up").isEqualTo(old);
        awaitShown(changed, MakeUpSaturday.DOSSIERS, first, second);

        assertThat(parts.send(second, "POST", "/api/v1/generations/" + old + "/promote", "{\"by\":\"test\"}").statusCode()).isEqualTo(200);
        awaitShown(old, 0, first, second);

        assertThat(parts.send(first, "DELETE", "/api/v1/generations/" + changed, "").statusCode()).as("while its instance runs").isEqualTo(409);
        assertThat(parts.send(first, "POST", "/api/v1/generations", "{\"by\":\"test\",\"files\":{\"calendar.yaml\":\"\"}}").statusCode())
                .as("started by a display")
                .isEqualTo(409);
        assertThat(parts.stop("candidate")).isZero();
        assertThat(parts.send(first, "DELETE", "/api/v1/generations/" + changed, "").statusCode()).isEqualTo(200);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            await().atMost(PATIENCE).until(() -> admin.listTopics().names().get().stream()
                    .noneMatch(name -> name.endsWith(changed) || name.startsWith(StreamsSettings.applicationId(changed))));
        }
    }

    private String shown(URI display) throws IOException, InterruptedException {
        return parts.json(display, "/api/v1/status").path("generation").asText();
    }

    private void awaitShown(String generation, int overdue, URI... displays) {
        for (URI display : displays) {
            await().atMost(CATCH_UP).until(() -> shown(display).equals(generation));
            await().atMost(PATIENCE).until(() -> {
                JsonNode kpi = parts.json(display, "/api/v1/kpis?kpi=dossiers.overdue&unit=" + MakeUpSaturday.UNIT);
                return kpi.path(0).path("numerator").asInt(-1) == overdue;
            });
        }
    }
}
