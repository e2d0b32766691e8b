package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.TestAlerts;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StreamApiTest {
    private final RunningDashboards dashboards = new RunningDashboards();

    @AfterEach
    void close() {
        dashboards.close();
    }

    private void receive(String id, String unit) {
        dashboards.give(dossier(
                id, unit, Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-01T00:00"), null));
    }

    @Test
    void aSnapshotComesFirstAndThenWhatChanges() {
        try (StreamClient client = new StreamClient(dashboards, "", null)) {
            StreamClient.Event snapshot = client.awaitEvent(0);
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.data().path("kpis")).hasSize(6);
            assertThat(snapshot.kpi("dossiers.received").orElseThrow().path("value").asInt()).isZero();

            receive("D-1", "STP");
            StreamClient.Event change = client.awaitEvent(1);
            assertThat(change.name()).isEqualTo("kpis");
            assertThat(change.kpi("dossiers.received").orElseThrow().path("value").asInt()).isEqualTo(1);
            assertThat(change.kpi("payments.amount")).isEmpty();
            assertThat(change.id()).isNotEqualTo(snapshot.id());
            await().until(() -> !client.statuses.isEmpty());
            assertThat(client.statuses.getFirst().data().path("data").asText()).isEqualTo("fresh");
        }
    }

    @Test
    void aClientThatDoesNotSayWhatItAcceptsGetsTheStreamToo() throws Exception {
        for (String accept : List.of("", "*/*")) {
            URLConnection connection = dashboards.uri("/api/v1/stream").toURL().openConnection();
            if (!accept.isEmpty()) {
                connection.setRequestProperty("Accept", accept);
            }
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().filter(line -> line.startsWith("event: ")).findFirst()).contains("event: snapshot");
            }
        }
    }

    @Test
    void whoAsksForTheHeadOfTheStreamOnlyDoesNotStayOn() {
        assertThat(dashboards.head("/api/v1/stream").statusCode()).isEqualTo(200);
        assertThat(dashboards.get("/metrics").body()).contains("ioc_stream_watchers 0.0");
    }

    @Test
    void timePassingIsAChangeToo() {
        dashboards.give(dossier(
                "D-1", "STP", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-02-26T10:43"), null));
        try (StreamClient client = new StreamClient(dashboards, "?unit=STP", null)) {
            assertThat(client.awaitEvent(0).kpi("dossiers.overdue").orElseThrow().path("value").asInt()).isZero();
            dashboards.passTo("2026-02-26T03:42:01Z");
            StreamClient.Event change = client.awaitEvent(1);
            assertThat(change.kpi("dossiers.overdue").orElseThrow().path("value").asInt()).isEqualTo(1);
            assertThat(change.kpi("dossiers.received")).isEmpty();
        }
    }

    @Test
    void aWindowMovesOnWithTime() {
        dashboards.give(dossier(
                "D-1", "STP", Channel.DESK, "p", at("2026-02-26T10:38"), at("2026-03-01T00:00"), null));
        try (StreamClient client = new StreamClient(dashboards, "?horizon=5m", null)) {
            StreamClient.Event snapshot = client.awaitEvent(0);
            assertThat(snapshot.data().path("after").asText()).isEqualTo("2026-02-26T10:37:00+07:00");
            assertThat(snapshot.kpi("dossiers.received").orElseThrow().path("value").asInt()).isEqualTo(1);

            dashboards.passTo("2026-02-26T03:42:01Z");
            StreamClient.Event change = client.awaitEvent(1);
            assertThat(change.data().path("after").asText()).isEqualTo("2026-02-26T10:38:00+07:00");
            assertThat(change.data().path("kpis")).hasSize(1);
            assertThat(change.kpi("dossiers.received").orElseThrow().path("value").asInt()).isZero();
        }
    }

    @Test
    void whoHasSeenTheLatestEventGetsChangesOnlyAndWhoHasNotASnapshot() {
        String id;
        try (StreamClient client = new StreamClient(dashboards, "", null)) {
            id = client.awaitEvent(0).id();
        }
        receive("D-1", "STP");
        try (StreamClient client = new StreamClient(dashboards, "", id)) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("kpis");
        }
        try (StreamClient client = new StreamClient(dashboards, "", id)) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("snapshot");
        }
        try (StreamClient client = new StreamClient(dashboards, "", "other-boot-7")) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("snapshot");
        }
    }

    @Test
    void aUnitThatDidNotChangeIsNotTold() {
        try (StreamClient client = new StreamClient(dashboards, "?unit=31117", null);
                StreamClient witness = new StreamClient(dashboards, "?unit=STP", null)) {
            client.awaitEvent(0);
            witness.awaitEvent(0);
            receive("D-1", "STP");
            witness.awaitEvent(1);
            assertThat(client.events).hasSize(1);
        }
    }

    @Test
    void alertsAreCountedFirstAndToldWhenTheyChange() {
        dashboards.give(TestAlerts.ofCase("D-0", "overdue", "STP"));
        try (StreamClient client = new StreamClient(dashboards, "?unit=STP", null);
                StreamClient other = new StreamClient(dashboards, "?unit=31117", null)) {
            JsonNode first = client.awaitAlerts(0);
            assertThat(first.path("counts").path("total").asInt()).isEqualTo(1);
            assertThat(first.path("counts").path("bySeverity").path("WARNING").asInt()).isEqualTo(1);
            other.awaitAlerts(0);

            dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP"));
            JsonNode raised = client.awaitAlertsOf("D-1!overdue", "RAISED");
            assertThat(raised.path("counts").path("total").asInt()).isEqualTo(2);
            dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP").cleared("2026-02-26T10:30"));
            JsonNode cleared = client.awaitAlertsOf("D-1!overdue", "CLEARED");
            assertThat(cleared.path("changed")).hasSize(1);
            assertThat(cleared.path("counts").path("total").asInt()).isEqualTo(1);
            assertThat(other.alerts).allSatisfy(event -> assertThat(event.data().path("changed")).isEmpty());
        }
    }

    @Test
    void whenManyAlertsChangeAtOnceTheRestIsOnlySaidToBeMore() {
        try (StreamClient client = new StreamClient(dashboards, "", null)) {
            client.awaitAlerts(0);
            dashboards.give(IntStream.range(0, 60)
                    .mapToObj(i -> TestAlerts.ofCase("D-" + i, "overdue", "STP"))
                    .toArray(TestAlerts.Made[]::new));
            JsonNode told = client.awaitAlerts(1);
            assertThat(told.path("changed")).hasSize(50);
            assertThat(told.path("more").asBoolean()).isTrue();
            assertThat(told.path("counts").path("total").asInt()).isEqualTo(60);
        }
    }

    @Test
    void aUnitThatAnAlertHasLeftIsToldToAskAgain() {
        dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP"));
        try (StreamClient client = new StreamClient(dashboards, "?unit=STP", null)) {
            client.awaitAlerts(0);
            await().pollDelay(Duration.ZERO).until(() -> {
                dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP"));
                dashboards.give(TestAlerts.ofCase("D-1", "overdue", "31117"));
                return client.alerts.stream().anyMatch(event ->
                        event.data().path("more").asBoolean() && event.data().path("changed").isEmpty());
            });
            assertThat(client.alerts.getLast().data().path("counts").path("total").asInt()).isZero();
        }
    }
}
