package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.TestAlerts;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private record Event(String name, String id, JsonNode data) {}

    /** A client that notes every event, those of the ticking status and of alerts apart. */
    private static final class Client implements AutoCloseable {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final List<Event> statuses = new CopyOnWriteArrayList<>();
        private final List<Event> alerts = new CopyOnWriteArrayList<>();
        private final HttpURLConnection connection;

        Client(RunningDashboards dashboards, String query, String lastEventId) {
            try {
                connection = (HttpURLConnection) dashboards.uri("/api/v1/stream" + query).toURL().openConnection();
                connection.setRequestProperty("Accept", "text/event-stream");
                if (lastEventId != null) {
                    connection.setRequestProperty("Last-Event-ID", lastEventId);
                }
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                Thread thread = new Thread(() -> read(reader), "sse-test");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void read(BufferedReader reader) {
            String name = "";
            String id = null;
            StringBuilder data = new StringBuilder();
            try {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.isEmpty() && !data.isEmpty()) {
                        Event event = new Event(name, id, RunningDashboards.parse(data.toString()));
                        listOf(name).add(event);
                        data.setLength(0);
                        id = null;
                    } else if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("data: ")) {
                        data.append(line.substring(6));
                    }
                }
            } catch (IOException e) {
                // the test closed the connection
            }
        }

        private List<Event> listOf(String name) {
            return switch (name) {
                case "status" -> statuses;
                case "alerts" -> alerts;
                default -> events;
            };
        }

        JsonNode awaitAlerts(int index) {
            await().until(() -> alerts.size() > index);
            return alerts.get(index).data();
        }

        Event awaitEvent(int index) {
            await().until(() -> events.size() > index);
            return events.get(index);
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    private void receive(String id, String unit) {
        dashboards.give(dossier(
                id, unit, Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-01T00:00"), null));
    }

    private static Optional<JsonNode> kpi(Event event, String id) {
        for (JsonNode each : event.data().path("kpis")) {
            if (each.path("id").asText().equals(id)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Test
    void aSnapshotComesFirstAndThenWhatChanges() {
        try (Client client = new Client(dashboards, "", null)) {
            Event snapshot = client.awaitEvent(0);
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.data().path("kpis")).hasSize(6);
            assertThat(kpi(snapshot, "dossiers.received").orElseThrow().path("value").asInt()).isZero();

            receive("D-1", "STP");
            Event change = client.awaitEvent(1);
            assertThat(change.name()).isEqualTo("kpis");
            assertThat(kpi(change, "dossiers.received").orElseThrow().path("value").asInt()).isEqualTo(1);
            assertThat(kpi(change, "payments.amount")).isEmpty();
            assertThat(change.id()).isNotEqualTo(snapshot.id());
            await().until(() -> !client.statuses.isEmpty());
            assertThat(client.statuses.getFirst().data().path("data").asText()).isEqualTo("fresh");
        }
    }

    @Test
    void timePassingIsAChangeToo() {
        dashboards.give(dossier(
                "D-1", "STP", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-02-26T10:43"), null));
        try (Client client = new Client(dashboards, "?unit=STP", null)) {
            assertThat(kpi(client.awaitEvent(0), "dossiers.overdue").orElseThrow().path("value").asInt()).isZero();
            dashboards.passTo("2026-02-26T03:42:01Z");
            Event change = client.awaitEvent(1);
            assertThat(kpi(change, "dossiers.overdue").orElseThrow().path("value").asInt()).isEqualTo(1);
            assertThat(kpi(change, "dossiers.received")).isEmpty();
        }
    }

    @Test
    void aWindowMovesOnWithTime() {
        dashboards.give(dossier(
                "D-1", "STP", Channel.DESK, "p", at("2026-02-26T10:38"), at("2026-03-01T00:00"), null));
        try (Client client = new Client(dashboards, "?horizon=5m", null)) {
            Event snapshot = client.awaitEvent(0);
            assertThat(snapshot.data().path("after").asText()).isEqualTo("2026-02-26T10:37:00+07:00");
            assertThat(kpi(snapshot, "dossiers.received").orElseThrow().path("value").asInt()).isEqualTo(1);

            dashboards.passTo("2026-02-26T03:42:01Z");
            Event change = client.awaitEvent(1);
            assertThat(change.data().path("after").asText()).isEqualTo("2026-02-26T10:38:00+07:00");
            assertThat(change.data().path("kpis")).hasSize(1);
            assertThat(kpi(change, "dossiers.received").orElseThrow().path("value").asInt()).isZero();
        }
    }

    @Test
    void whoHasSeenTheLatestEventGetsChangesOnlyAndWhoHasNotASnapshot() {
        String id;
        try (Client client = new Client(dashboards, "", null)) {
            id = client.awaitEvent(0).id();
        }
        receive("D-1", "STP");
        try (Client client = new Client(dashboards, "", id)) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("kpis");
        }
        try (Client client = new Client(dashboards, "", id)) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("snapshot");
        }
        try (Client client = new Client(dashboards, "", "other-boot-7")) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("snapshot");
        }
    }

    @Test
    void aUnitThatDidNotChangeIsNotTold() {
        try (Client client = new Client(dashboards, "?unit=31117", null);
                Client witness = new Client(dashboards, "?unit=STP", null)) {
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
        try (Client client = new Client(dashboards, "?unit=STP", null);
                Client other = new Client(dashboards, "?unit=31117", null)) {
            JsonNode first = client.awaitAlerts(0);
            assertThat(first.path("counts").path("total").asInt()).isEqualTo(1);
            assertThat(first.path("counts").path("bySeverity").path("WARNING").asInt()).isEqualTo(1);
            other.awaitAlerts(0);

            dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP"));
            JsonNode raised = client.awaitAlerts(client.alerts.size());
            assertThat(raised.path("counts").path("total").asInt()).isEqualTo(2);
            assertThat(raised.path("changed").findValuesAsText("id")).contains("D-1!overdue");
            dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP").cleared("2026-02-26T10:30"));
            JsonNode cleared = client.awaitAlerts(client.alerts.size());
            assertThat(cleared.path("changed").findValuesAsText("state")).containsExactly("CLEARED");
            assertThat(cleared.path("counts").path("total").asInt()).isEqualTo(1);
            assertThat(other.alerts).allSatisfy(event -> assertThat(event.data().path("changed")).isEmpty());
        }
    }

    @Test
    void whenManyAlertsChangeAtOnceTheRestIsOnlySaidToBeMore() {
        try (Client client = new Client(dashboards, "", null)) {
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
        try (Client client = new Client(dashboards, "?unit=STP", null)) {
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
