package city.ioc.standalone;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tells over HTTP how a part is that has no other server: {@code /metrics}, {@code /health/live}, {@code /health/ready}. */
final class HealthServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final JsonMapper JSON_TEXT = new JsonMapper();
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private record NotReady(String status, String reason) {}

    private final HttpServer server;
    private final boolean onLoopback;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Listens and answers from now on.
     *
     * @param notReady why the part does not do its work; empty when it does
     */
    HealthServer(InetSocketAddress address, PrometheusMeterRegistry meters, Supplier<Optional<String>> notReady) throws IOException {
        onLoopback = address.getAddress().isLoopbackAddress();
        server = HttpServer.create(address, 0);
        server.setExecutor(executor);
        server.createContext("/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        server.createContext("/health/live", exchange -> answer(exchange, 200, JSON, "{\"status\":\"up\"}"));
        server.createContext("/health/ready", exchange -> ready(exchange, notReady.get()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void ready(HttpExchange exchange, Optional<String> reason) throws IOException {
        if (reason.isEmpty()) {
            answer(exchange, 200, JSON, "{\"status\":\"ready\"}");
        } else {
            answer(exchange, 503, JSON, JSON_TEXT.writeValueAsString(new NotReady("not-ready", reason.get())));
        }
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (!isForUs(exchange.getRequestHeaders().getFirst("Host"))) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                byte[] bytes = body.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** A name that was made to point to this machine does not open the loopback address to pages of other sites. */
    private boolean isForUs(String host) {
        return !onLoopback || host != null && LOOPBACK_NAMES.contains(host.replaceFirst(":[0-9]{1,5}$", ""));
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
