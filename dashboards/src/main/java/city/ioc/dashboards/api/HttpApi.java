package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.live.LiveStream;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: routes, access, errors. {@code openapi.json} describes it; {@code docs/reference/api.md} explains it. */
public final class HttpApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    private static final List<String> SCRIPTS = List.of(
            "app.js", "cards.js", "choices.js", "dom.js", "format.js", "league.js", "live.js", "text.js", "trend.js");

    private final Json json;
    private final Access access;
    private final LiveStream stream;
    private final List<Route> routes;
    private final Javalin javalin;

    /**
     * @param host the address to listen on
     * @param port 0 for any
     * @param allowedHosts names under which it may be asked, besides those of the loopback
     */
    public HttpApi(
            String host,
            int port,
            Set<String> allowedHosts,
            Board board,
            SelfCheck selfCheck,
            String generation,
            Clock clock,
            PrometheusMeterRegistry meters) {
        json = new Json(board.zone());
        access = new Access(allowedHosts);
        stream = new LiveStream(board, clock, json::text);
        StatusApi status = new StatusApi(board, selfCheck, generation, clock, json);
        routes = Stream.concat(documented(board, status, meters).stream(), page()).toList();
        javalin = Javalin.create(config -> configure(config, host, port));
    }

    private List<Route> documented(Board board, StatusApi status, PrometheusMeterRegistry meters) {
        KpiApi kpis = new KpiApi(board, json);
        DossierApi dossiers = new DossierApi(board, json);
        return List.of(
                new Route("/api/v1/kpis", kpis::kpis, true),
                new Route("/api/v1/kpi-definitions", kpis::definitions, true),
                new Route("/api/v1/league", kpis::league, true),
                new Route("/api/v1/series", kpis::series, true),
                new Route("/api/v1/dossiers", dossiers::list, true),
                new Route("/api/v1/dossiers/{id}", dossiers::one, true),
                new Route("/api/v1/units", status::units, true),
                new Route("/api/v1/service-health", new ServiceApi(board, json)::health, true),
                new Route("/api/v1/status", status::status, true),
                new Route("/api/v1/stream", new StreamApi(board, stream), true),
                new Route("/metrics", ctx -> scrape(ctx, meters), true),
                new Route("/health/live", status::live, true),
                new Route("/health/ready", status::ready, true),
                new Route("/openapi.json", WebFile.read("openapi.json", "application/json")::serve, true));
    }

    private static Stream<Route> page() {
        Stream<Route> parts = Stream.of(
                new Route("/", WebFile.read("index.html", "text/html; charset=utf-8")::serve, false),
                new Route("/web/style.css", WebFile.read("style.css", "text/css; charset=utf-8")::serve, false),
                new Route("/web/icon.svg", WebFile.read("icon.svg", "image/svg+xml")::serve, false));
        return Stream.concat(parts, SCRIPTS.stream().map(HttpApi::script));
    }

    private static Route script(String name) {
        return new Route("/web/" + name, WebFile.read(name, "text/javascript; charset=utf-8")::serve, false);
    }

    private void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.http.prefer405over404 = true;
        config.routes.before(this::guard);
        routes.forEach(route -> config.routes.get(route.path(), route.handler()));
        config.routes.exception(
                Refusal.class, (e, ctx) -> Problem.answer(ctx, json, e.isNotFound() ? 404 : 400, e.getMessage()));
        config.routes.exception(NotYet.class, (e, ctx) -> Problem.answer(ctx, json, 503, e.getMessage()));
        config.routes.exception(
                HttpResponseException.class, (e, ctx) -> Problem.answer(ctx, json, e.getStatus(), e.getMessage()));
        config.routes.exception(Exception.class, this::failed);
    }

    private void guard(Context ctx) {
        Access.secure(ctx);
        String refusal = access.refusal(ctx);
        if (refusal != null) {
            Problem.answer(ctx, json, 403, refusal);
            ctx.skipRemainingHandlers();
        }
    }

    private void failed(Exception e, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        Problem.answer(ctx, json, 500, "the server failed to answer; its log says why");
    }

    private static void scrape(Context ctx, PrometheusMeterRegistry meters) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
    }

    public void start() {
        javalin.start();
        stream.start();
    }

    /** The port listened on. */
    public int port() {
        return javalin.port();
    }

    /** Clients of the live stream at the moment. */
    public int watchers() {
        return stream.watcherCount();
    }

    /** The paths that {@code openapi.json} must describe. */
    List<String> documentedPaths() {
        return routes.stream().filter(Route::documented).map(Route::path).toList();
    }

    @Override
    public void close() {
        stream.close();
        javalin.stop();
    }
}
