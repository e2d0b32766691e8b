package city.ioc.producers.gateway;

import city.ioc.events.AsyncApi;
import city.ioc.events.EventSchemas;
import city.ioc.events.EventType;
import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP gateway: takes events in, and tells how it is. See {@code docs/reference/gateway.md}.
 *
 * <p>Threads are Jetty's own, a few more than requests may be handled, so that health and metrics answer under load. They are
 * platform threads: the Kafka client waits inside monitors, which would pin virtual threads on Java 21.
 */
public final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final int OTHER_THREADS = 32;
    private static final int MAX_HEADER_BYTES = 32 << 10;

    private final GatewaySettings settings;
    private final BooleanSupplier ready;
    private final PrometheusMeterRegistry registry;
    private final SameHost sameHost;
    private final EventsHandler events;
    private final Javalin app;

    /**
     * @param sink     where accepted events go; closed by its owner, after this
     * @param ready    whether what lies behind the sink answers
     * @param registry shown at {@code /metrics}; the gateway adds its own counters
     */
    public GatewayServer(
            GatewaySettings settings, EventSink sink, Door door, BooleanSupplier ready, PrometheusMeterRegistry registry) {
        Admission admission = new Admission(settings.maxRequests(), settings.maxHeldBytes());
        this.settings = settings;
        this.ready = ready;
        this.registry = registry;
        this.sameHost = new SameHost(settings.host(), settings.onLoopback());
        this.events = new EventsHandler(
                settings, sink, new EventReader(door), admission, new GatewayMetrics(registry, admission, ready));
        this.app = Javalin.create(this::configure);
    }

    /** Starts to listen. */
    public GatewayServer start() {
        app.start();
        LOG.info("Gateway takes events at http://{}:{}/v1/events", settings.host(), port());
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return app.port();
    }

    /** Takes no more requests, and waits for those being handled to be answered. */
    @Override
    public void close() {
        app.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.threadPool = new QueuedThreadPool(settings.maxRequests() + OTHER_THREADS, OTHER_THREADS / 2);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MAX_HEADER_BYTES);
        });
        config.jetty.modifyServer(server -> {
            server.setHandler(new GracefulHandler());
            server.setStopTimeout(settings.publishTimeout().plusSeconds(1).toMillis());
        });
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        routes.before(ctx -> sameHost.check(ctx.header("Host"), ctx.header("Origin")));
        routes.post("/v1/events", events);
        routes.get("/health/live", ctx -> ctx.result(Json.write(new Status("live"))).contentType("application/json"));
        routes.get("/health/ready", this::ready);
        routes.get("/metrics", ctx -> ctx.result(registry.scrape()).contentType("text/plain; version=0.0.4; charset=utf-8"));
        contract(routes);
        routes.get("/", ctx -> ctx.result(Json.write(Pointer.HERE)).contentType("application/json"));
        routes.exception(Problem.class, (e, ctx) -> e.answer(ctx));
        routes.exception(HttpResponseException.class, (e, ctx) ->
                Problem.answer(ctx, HttpStatus.forStatus(e.getStatus()), e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
            Problem.answer(ctx, HttpStatus.INTERNAL_SERVER_ERROR, "this is a fault of the gateway; its log says more");
        });
    }

    /** What desks may send, for their tools; the document refers to the schemas by these paths. */
    private static void contract(RoutesConfig routes) {
        publish(routes, "/" + AsyncApi.FILE_NAME, AsyncApi.document());
        for (EventType type : EventType.values()) {
            publish(routes, "/schemas/" + EventSchemas.fileName(type), EventSchemas.of(type));
        }
    }

    private static void publish(RoutesConfig routes, String path, String json) {
        routes.get(path, ctx -> ctx.result(json).contentType("application/json"));
    }

    private void ready(Context ctx) {
        boolean up = ready.getAsBoolean();
        ctx.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .result(Json.write(new Status(up ? "ready" : "waiting for Kafka")))
                .contentType("application/json");
    }

    private record Status(String status) {}

    /** What a visitor of the bare address is told. */
    private record Pointer(String service, String events, List<String> seeAlso) {
        static final Pointer HERE = new Pointer(
                "IOC event gateway", "POST /v1/events", List.of("/asyncapi.json", "/health/live", "/health/ready", "/metrics"));
    }
}
