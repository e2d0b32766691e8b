package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client of the live stream that notes what it is told of alerts, and when. */
final class AlertListener implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param at when the event was received */
    record Told(String id, String state, Instant at) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private boolean isOfAlerts;

    /** @param display of the city; the stream has begun when the constructor returns */
    AlertListener(URI display) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(display.resolve("/api/v1/stream"))
                .header("Accept", "text/event-stream")
                .build();
        Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body();
        Thread.ofPlatform().daemon().name("alert-listener").start(() -> {
            try (lines) {
                lines.forEach(this::read);
            } catch (UncheckedIOException e) {
                // closed by the test
            }
        });
    }

    private void read(String line) {
        Instant now = Instant.now();
        if (line.startsWith("event: ")) {
            isOfAlerts = line.equals("event: alerts");
        } else if (line.startsWith("data: ") && isOfAlerts) {
            for (JsonNode alert : parse(line.substring(6)).path("changed")) {
                told.add(new Told(alert.path("id").asText(), alert.path("state").asText(), now));
            }
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first time that an alert was told to be in a state. */
    Optional<Told> first(String id, String state) {
        return told.stream()
                .filter(each -> each.id().equals(id) && each.state().equals(state))
                .findFirst();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
