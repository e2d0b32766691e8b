package city.ioc.standalone.pipeline;

import city.ioc.standalone.Ioc;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Parts of the pipeline as the command line starts them, each in a process of its own, and the requests that are sent to them. */
final class PartsOnBroker implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 60));
    private static final Pattern READY = Pattern.compile("^ready  .*?(http://localhost:\\d+)", Pattern.MULTILINE);

    private final String bootstrap;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, JavaProcess> running = new LinkedHashMap<>();
    private int starts;

    /** @param folder for what they keep, and for their output */
    PartsOnBroker(String bootstrap, Path folder) {
        this.bootstrap = bootstrap;
        this.folder = folder;
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Runs a command to its end and returns its exit code. */
    int run(String name, String... arguments) throws IOException, InterruptedException {
        JavaProcess process = process(name, arguments);
        process.start();
        return process.exitCode();
    }

    String output(String name) throws IOException {
        return Files.readString(log(name));
    }

    private String read(String name) {
        try {
            return output(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start(String name, String... arguments) throws IOException {
        JavaProcess process = process(name, arguments);
        process.start();
        running.put(name, process);
    }

    /** With the same arguments, and what it kept. */
    void startAgain(String name) throws IOException {
        Files.move(log(name), log(name + "-before-" + ++starts));
        running.get(name).start();
    }

    private JavaProcess process(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", bootstrap));
        return new JavaProcess(Ioc.class, "512m", log(name), all.toArray(String[]::new));
    }

    /** An instance of the streams with state of its own. */
    void startStreams(String name, Path profile, int standbys) throws IOException {
        startStreams(name, profile, state(name), standbys);
    }

    /** @param more arguments */
    void startStreams(String name, Path profile, Path state, int standbys, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "streams", "--profile", profile.toString(), "--state", state.toString(), "--port", "0",
                "--listen", "127.0.0.1:0", "--standbys", Integer.toString(standbys)));
        arguments.addAll(List.of(more));
        start(name, arguments.toArray(String[]::new));
    }

    /** The folder of local state of an instance. */
    Path state(String name) {
        return folder.resolve(name + "-state");
    }

    void startDisplay(String name, Path profile) throws IOException {
        startDisplay(name, profile, name);
    }

    /** @param data name of the display whose profiles it goes on with */
    void startDisplay(String name, Path profile, String data) throws IOException {
        startDisplay(name, profile, data, 0);
    }

    /** @param port 0 for any */
    void startDisplay(String name, Path profile, String data, int port, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "display", "--profile", profile.toString(), "--data", folder.resolve(data + "-data").toString(), "--port",
                Integer.toString(port)));
        arguments.addAll(List.of(more));
        start(name, arguments.toArray(String[]::new));
    }

    void startGateway(String name, Path profile) throws IOException {
        startGateway(name, profile, 0);
    }

    void startGateway(String name, Path profile, int port) throws IOException {
        start(name, "gateway", "--profile", profile.toString(), "--port", Integer.toString(port));
    }

    /** Waits for the line that says so, and returns where it is reached. */
    URI awaitReady(String name) {
        try {
            return await().atMost(PATIENCE).until(() -> address(name), address -> address != null);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(name + " is not ready:\n" + read(name), e);
        }
    }

    /** Waits until it is ready, or has ended. */
    boolean becomesReady(String name) {
        return await().atMost(PATIENCE).until(() -> !isAlive(name) || READY.matcher(output(name)).find(), ended -> ended)
                && isAlive(name);
    }

    private URI address(String name) throws IOException {
        assertThat(running.get(name).isAlive()).as(() -> name + " lives").isTrue();
        Matcher matcher = READY.matcher(output(name));
        return matcher.find() ? URI.create(matcher.group(1)) : null;
    }

    boolean isAlive(String name) {
        return running.get(name).isAlive();
    }

    long pid(String name) {
        return running.get(name).pid();
    }

    void freeze(String name) throws IOException, InterruptedException {
        running.get(name).freeze();
    }

    void goOn(String name) throws IOException, InterruptedException {
        running.get(name).goOn();
    }

    /** Waits until it has ended by itself, and returns the exit code. */
    int awaitEnd(String name) throws InterruptedException {
        return running.get(name).exitCode();
    }

    void kill(String name) throws InterruptedException {
        running.get(name).kill();
    }

    /** SIGTERM; returns the exit code. */
    int stop(String name) throws InterruptedException {
        return running.get(name).stop();
    }

    HttpResponse<String> post(URI gateway, String event) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(gateway.resolve("/v1/events"))
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(BodyPublishers.ofString(event))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> send(URI part, String method, String path, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(part.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(URI part, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(part.resolve(path)).build(), BodyHandlers.ofString());
    }

    JsonNode json(URI part, String path) throws IOException, InterruptedException {
        return JSON.readTree(get(part, path).body());
    }

    /** How many dossiers a unit has received, as a display says; -1 while it cannot say. */
    long received(URI display, String unit) throws IOException, InterruptedException {
        JsonNode kpis = json(display, "/api/v1/kpis?kpi=dossiers.received&horizon=7d&unit=" + unit);
        return kpis.path(0).path("numerator").asLong(-1);
    }

    @Override
    public void close() {
        running.values().forEach(JavaProcess::end);
        http.close();
    }
}
