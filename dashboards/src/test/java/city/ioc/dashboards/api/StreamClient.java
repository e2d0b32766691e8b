package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.awaitility.Awaitility.await;

/** A client of the live stream that notes every event, those of the ticking status and of alerts apart. */
final class StreamClient implements AutoCloseable {
    record Event(String name, String id, JsonNode data) {
        Optional<JsonNode> kpi(String id) {
            for (JsonNode each : data.path("kpis")) {
                if (each.path("id").asText().equals(id)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<Event> statuses = new CopyOnWriteArrayList<>();
    final List<Event> alerts = new CopyOnWriteArrayList<>();
    private final HttpURLConnection connection;

    StreamClient(RunningDashboards dashboards, String query, String lastEventId) {
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

    /** The first that tells that an alert has come to a state. */
    JsonNode awaitAlertsOf(String id, String state) {
        return await().until(() -> alerts.stream().map(Event::data).filter(each -> tells(each, id, state)).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static boolean tells(JsonNode alerts, String id, String state) {
        for (JsonNode each : alerts.path("changed")) {
            if (each.path("id").asText().equals(id) && each.path("state").asText().equals(state)) {
                return true;
            }
        }
        return false;
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
