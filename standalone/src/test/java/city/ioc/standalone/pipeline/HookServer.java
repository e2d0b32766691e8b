package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Receives messages over HTTP; may be out of order, or gone. */
final class HookServer implements AutoCloseable {
    /** What was accepted: one alert of one recipient. */
    record Accepted(String id, String recipient, String change, String subject) {}

    final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private HttpServer server;
    private volatile int answer = 204;

    HookServer() throws IOException {
        port = listen(0);
    }

    private int listen(int wanted) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
        return server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
            if (answer == 204) {
                JsonNode alert = body.path("alerts").path(0);
                accepted.add(new Accepted(
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        body.path("recipient").asText(),
                        alert.path("change").asText(),
                        alert.path("subject").asText()));
            }
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    void answer(int status) {
        answer = status;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        answer = 204;
        listen(port);
    }

    /** How often each message was accepted, by its id. */
    Map<String, Long> times() {
        return accepted.stream().collect(Collectors.groupingBy(Accepted::id, Collectors.counting()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
