package city.ioc.standalone.pipeline;

import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportException;
import city.ioc.producers.importer.ImportReport;
import city.ioc.producers.importer.Mapping;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.Failures;
import city.ioc.standalone.Parts;
import city.ioc.standalone.Retention;
import city.ioc.standalone.Up;
import city.ioc.standalone.UpSettings;
import city.ioc.standalone.broker.TestBroker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What {@code ioc up} runs, in this JVM on free ports beside a test broker, and the requests that its users send. */
final class RunningCity implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MARKERS = 64;

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestBroker broker;
    private final Path data;
    private final CityProfile profile;
    private final Retention retention;
    private Up up;
    private int markerRounds;

    private RunningCity(TestBroker broker, Path data, Up up, CityProfile profile, Retention retention) {
        this.retention = retention;
        this.broker = broker;
        this.data = data;
        this.up = up;
        this.profile = profile;
    }

    /** @param folder empty; takes all that the city keeps */
    static RunningCity start(Path folder, Path profile) {
        return start(folder, profile, Retention.USUAL);
    }

    static RunningCity start(Path folder, Path profile, Retention retention) {
        TestBroker broker = TestBroker.start(folder.resolve("broker"));
        try {
            Path data = folder.resolve("data");
            Up up = startOn(broker, data, profile, retention);
            return new RunningCity(broker, data, up, ProfileLoader.load(profile), retention);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static Up startOn(TestBroker broker, Path data, Path profile, Retention retention) {
        Failures failures = new Failures() {
            @Override
            public void fail(String reason) {
                throw new IllegalStateException(reason);
            }

            @Override
            public void abort(String reason) {
                throw new IllegalStateException(reason);
            }
        };
        UpSettings settings =
                new UpSettings(data, profile, InetAddress.getLoopbackAddress(), 0, 0, 0, retention, true, false, Duration.ZERO);
        return Up.startOn(broker.bootstrap(), settings, new Parts(line -> {}, () -> false), failures);
    }

    /** Stores the events of a file as {@code ioc import} does. */
    ImportReport importFile(Path file, Path mapping) throws ImportException {
        Door door = new Door(
                Clock.systemUTC(),
                profile.earliest(),
                profile.units()::problem,
                profile.rules().calendar().zone());
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap(), "test"))) {
            return FileImport.of(door, publisher).rows(file, Mapping.load(mapping));
        }
    }

    /** Stops all parts but the broker and starts them again on what they kept, at other ports. */
    void restart(Path profile) {
        up.close();
        up = startOn(broker, data, profile, retention);
    }

    /** Waits until all that was stored before is on the board that is shown. */
    void awaitFigures() {
        up.awaitFigures();
    }

    /** The folder of what the city keeps. */
    Path data() {
        return data;
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    URI display() {
        return URI.create(up.addresses().get("display"));
    }

    URI gateway() {
        return URI.create(up.addresses().get("gateway"));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(display().resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String event) throws IOException, InterruptedException {
        return post("application/cloudevents+json", event);
    }

    HttpResponse<String> postBatch(List<String> events) throws IOException, InterruptedException {
        return post("application/cloudevents-batch+json", "[" + String.join(",", events) + "]");
    }

    HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(gateway())
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Numerator and denominator of each KPI, as "n" or "n/d". */
    Map<String, String> kpis(String query) throws IOException, InterruptedException {
        Map<String, String> kpis = new HashMap<>();
        for (JsonNode kpi : JSON.readTree(get("/api/v1/kpis?" + query).body())) {
            String denominator = kpi.get("denominator").isNull() ? "" : "/" + kpi.get("denominator").asText();
            kpis.put(kpi.get("id").asText(), kpi.get("numerator").asText() + denominator);
        }
        return kpis;
    }

    /**
     * Waits until all that was sent before is in the figures. What is sent last comes last in each partition; so many subjects
     * meet every partition.
     *
     * @param unit one that receives nothing else
     */
    void awaitEverythingSent(String unit) throws IOException, InterruptedException {
        int round = ++markerRounds;
        List<String> markers = IntStream.range(0, MARKERS)
                .mapToObj(i -> SentEvent.accepted("marker-" + round + "-" + i, unit))
                .toList();
        assertThat(postBatch(markers).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(kpis("unit=" + unit)).containsEntry("dossiers.received", "" + MARKERS * round));
    }

    @Override
    public void close() {
        up.close();
        broker.close();
        http.close();
    }
}
