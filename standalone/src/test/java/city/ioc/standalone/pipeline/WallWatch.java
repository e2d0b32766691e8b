package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A wall that looks at one unit all the time: it asks for its KPIs again and again, and follows the stream. It notes what is wrong with what it
 * sees, and which figures it saw of which generation.
 */
final class WallWatch implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** How many dossiers are overdue, by a generation. */
    record Seen(String generation, int overdue) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest kpis;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Set<Seen> asked = ConcurrentHashMap.newKeySet();
    private final List<Seen> snapshots = new CopyOnWriteArrayList<>();
    private final Thread asking;
    private volatile boolean closed;
    private String event = "";
    private String generation = "";

    WallWatch(URI display, String unit) throws IOException, InterruptedException {
        kpis = HttpRequest.newBuilder(display.resolve("/api/v1/kpis?unit=" + unit)).build();
        HttpRequest stream = HttpRequest.newBuilder(display.resolve("/api/v1/stream?unit=" + unit))
                .header("Accept", "text/event-stream")
                .build();
        Stream<String> lines = http.send(stream, BodyHandlers.ofLines()).body();
        Thread.ofPlatform().daemon().name("wall-stream").start(() -> follow(lines));
        asking = Thread.ofPlatform().daemon().name("wall-asks").start(this::ask);
    }

    private void ask() {
        while (!closed) {
            try {
                HttpResponse<String> answer = http.send(kpis, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    faults.add("answer %d: %s".formatted(answer.statusCode(), answer.body()));
                    continue;
                }
                JsonNode content = JSON.readTree(answer.body());
                requireFresh(content);
                asked.add(new Seen(answer.headers().firstValue("Ioc-Generation").orElse("none"), MakeUpSaturday.overdue(content)));
                Thread.sleep(5); // leaves the processor to the pipeline
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    faults.add("no answer: " + e);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void requireFresh(JsonNode content) {
        if (content.isEmpty()) {
            faults.add("an empty answer");
        }
        for (JsonNode kpi : content) {
            if (kpi.path("state").asText().equals("stale")) {
                faults.add("stale: " + kpi);
            }
        }
    }

    private void follow(Stream<String> lines) {
        try (lines) {
            lines.forEach(this::read);
            faults.add("the stream ended");
        } catch (RuntimeException e) {
            if (!closed) {
                faults.add("the stream broke: " + e);
            }
        }
    }

    private void read(String line) {
        if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ") && !event.equals("alerts")) {
            take(line.substring(6));
        }
    }

    private void take(String data) {
        JsonNode content;
        try {
            content = JSON.readTree(data);
        } catch (IOException e) {
            faults.add("not JSON: " + data);
            return;
        }
        if (!content.path("data").asText().equals("fresh")) {
            faults.add("not fresh: " + content);
        }
        if (event.equals("snapshot")) {
            generation = content.path("generation").asText();
            snapshots.add(new Seen(generation, MakeUpSaturday.overdue(content.path("kpis"))));
        } else if (!content.path("generation").asText().equals(generation)) {
            faults.add("of another generation than the snapshot before: " + content);
        }
    }

    /** All that was wrong with what the wall was told; empty when nothing. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** All different answers. */
    Set<Seen> asked() {
        return Set.copyOf(asked);
    }

    /** The whole pictures that the stream sent, in order. */
    List<Seen> snapshots() {
        return List.copyOf(snapshots);
    }

    @Override
    public void close() {
        closed = true;
        asking.interrupt();
        http.shutdownNow();
    }
}
