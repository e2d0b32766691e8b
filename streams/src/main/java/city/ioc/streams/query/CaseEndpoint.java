package city.ioc.streams.query;

import city.ioc.events.Opt;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers other instances from the stores of this one. It asks nobody, so that questions cannot go round. */
public final class CaseEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseEndpoint.class);

    private final Endpoint endpoint;
    private final String generation;
    private final HttpServer server;

    /**
     * Listens from now on, and answers once it is served.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public CaseEndpoint(Endpoint endpoint, String generation) {
        this.endpoint = endpoint;
        this.generation = generation;
        try {
            server = HttpServer.create(new InetSocketAddress(endpoint.address(), endpoint.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the endpoint cannot listen on " + CaseWire.hostAndPort(endpoint.host(), endpoint.port()), e);
        }
    }

    /** As the others are told: what Kafka Streams calls {@code application.server}. */
    public String hostAndPort() {
        return CaseWire.hostAndPort(endpoint.host(), server.getAddress().getPort());
    }

    /** That all instances share; null when there is none. */
    @Opt
    String secret() {
        return endpoint.secret();
    }

    void serve(Function<String, CaseCopy> cases, Executor executor) {
        server.setExecutor(executor);
        server.createContext(CaseWire.PATH, exchange -> handle(exchange, cases));
        server.start();
    }

    private void handle(HttpExchange exchange, Function<String, CaseCopy> cases) throws IOException {
        try (exchange) {
            int refusal = refusal(exchange);
            if (refusal != 0) {
                exchange.sendResponseHeaders(refusal, -1);
                return;
            }
            String path = exchange.getRequestURI().getRawPath().substring(CaseWire.PATH.length());
            answer(exchange, cases.apply(URLDecoder.decode(path.replace("+", "%2B"), UTF_8)));
        } catch (RuntimeException e) {
            LOG.warn("another instance could not be answered", e);
            throw e;
        }
    }

    /** The status with which a request is refused; 0 when it is not. A page in a browser knows neither host nor generation. */
    private int refusal(HttpExchange exchange) {
        if (!hostAndPort().equals(exchange.getRequestHeaders().getFirst("Host")) || !isSecret(exchange)) {
            return CaseWire.REFUSED;
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return CaseWire.NO_SUCH_PATH;
        }
        return generation.equals(exchange.getRequestHeaders().getFirst(CaseWire.GENERATION)) ? 0 : CaseWire.OTHER_GENERATION;
    }

    private boolean isSecret(HttpExchange exchange) {
        String told = exchange.getRequestHeaders().getFirst(CaseWire.SECRET);
        return endpoint.secret() == null
                || told != null && MessageDigest.isEqual(told.getBytes(UTF_8), endpoint.secret().getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, CaseCopy copy) throws IOException {
        switch (copy) {
            case CaseCopy.Held held -> {
                exchange.getResponseHeaders().set(CaseWire.COPY, held.copy().name());
                exchange.getResponseHeaders().set(CaseWire.BEHIND, Long.toString(held.behind()));
                if (held.events().size() == 0) {
                    exchange.sendResponseHeaders(CaseWire.NO_SUCH_CASE, -1);
                } else {
                    send(exchange, CaseWire.FOUND, CaseWire.encode(held.events()));
                }
            }
            case CaseCopy.None none -> send(exchange, CaseWire.NO_COPY, none.reason().getBytes(UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
