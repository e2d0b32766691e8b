package city.ioc.producers.gateway;

import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A gateway on a free port and a client that talks to it over HTTP. */
final class Gateway implements AutoCloseable {
    static final String ONE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final GatewaySettings SMALL = new GatewaySettings(
            "127.0.0.1", 0, 1 << 20, 1_000, 2, 2 << 20, Duration.ofSeconds(5), Duration.ofMillis(300));

    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final GatewayServer server;
    final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final int port;
    volatile boolean ready = true;

    Gateway(GatewaySettings settings, EventSink sink) {
        Door door = new Door(
                Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
                Instant.parse("2020-01-01T00:00:00Z"),
                (code, day) -> code.startsWith("9") ? Optional.empty() : Optional.of("unknown unit"),
                ZoneId.of("Asia/Ho_Chi_Minh"));
        server = new GatewayServer(settings, sink, door, () -> ready, registry).start();
        port = server.port();
    }

    static String event(String id) {
        return event(id, "\"unit\":\"916\",\"procedure\":\"1.004227\"");
    }

    static String event(String id, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/units/916/desks/03\","
                + "\"type\":\"dossier.accepted.v1\",\"subject\":\"H13-1\",\"time\":\"2024-02-26T08:15:00+07:00\","
                + "\"data\":{" + data + "}}";
    }

    HttpResponse<String> post(String contentType, String body) {
        return post(contentType, body.getBytes(UTF_8));
    }

    HttpResponse<String> post(String contentType, byte[] body) {
        return send(to("/v1/events")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends bytes as they are, ends the sending side, and returns all that comes back. */
    String sendRaw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    double count(String meter, String... tags) {
        return registry.get(meter).tags(tags).counter().count();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
