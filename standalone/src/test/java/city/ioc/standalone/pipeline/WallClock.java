package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a display five times a second and notes when it was good: it answered, had read all but the last two seconds, and did not say that
 * anything behind it was late.
 */
final class WallClock implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final HttpRequest status;
    private final List<Instant> good = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("wall").unstarted(this::look);
    private volatile boolean closed;
    private volatile String last = "not asked yet";

    WallClock(URI display) {
        status = HttpRequest.newBuilder(display.resolve("/api/v1/status")).timeout(Duration.ofSeconds(1)).build();
        thread.start();
    }

    private void look() {
        while (!closed) {
            try {
                HttpResponse<String> answer = http.send(status, BodyHandlers.ofString());
                JsonNode content = JSON.readTree(answer.body());
                last = answer.statusCode() + " " + content.path("data").asText() + " " + content.path("feed") + " "
                        + content.path("notReady");
                if (answer.statusCode() == 200 && isGood(content)) {
                    note(Instant.now());
                }
            } catch (IOException | RuntimeException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                return;
            }
            try {
                Thread.sleep(INTERVAL.toMillis()); // the interval of the looks
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static boolean isGood(JsonNode status) {
        Instant complete = Instant.parse(status.path("feed").path("completeAsOf").asText());
        return complete.isAfter(Instant.now().minus(FRESH)) && status.path("notReady").isEmpty();
    }

    private synchronized void note(Instant at) {
        good.add(at);
    }

    /** The longest time without a good look that began or went on within a stretch of time. */
    synchronized Duration gap(Instant from, Instant to) {
        Duration longest = Duration.ZERO;
        Instant before = from;
        for (Instant at : good) {
            if (at.isAfter(from) && !at.isAfter(to)) {
                Duration gap = Duration.between(before, at);
                longest = gap.compareTo(longest) > 0 ? gap : longest;
                before = at;
            }
        }
        Duration rest = Duration.between(before, to);
        return rest.compareTo(longest) > 0 ? rest : longest;
    }

    /** Whether all looks were good since then, but for pauses of a second. */
    synchronized boolean goodSince(Instant from) {
        Instant now = Instant.now();
        return gap(from, now).compareTo(Duration.ofSeconds(1)) < 0;
    }

    /** What the latest look saw. */
    String last() {
        return last;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        http.shutdownNow();
    }
}
