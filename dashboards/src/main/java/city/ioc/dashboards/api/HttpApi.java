package city.ioc.dashboards.api;

import city.ioc.dashboards.alerts.ActionSink;
import city.ioc.dashboards.alerts.AlertDesk;
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
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: routes, access, errors. {@code openapi.json} describes it; {@code docs/reference/api.md} explains it. */
public final class HttpApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    private final Json json;
    private final Access access;
    private final LiveStream stream;
    private final List<Route> routes;
    private final Javalin javalin;

    /**
     * @param host the address to listen on
     * @param port 0 for any
     * @param actions where what operators do is stored
     * @param allowedHosts names under which it may be asked, besides those of the loopback
     */
    public HttpApi(
            String host,
            int port,
            Set<String> allowedHosts,
            Board board,
            ActionSink actions,
            SelfCheck selfCheck,
            String generation,
            Clock clock,
            PrometheusMeterRegistry meters) {
        json = new Json(board.zone());
        access = new Access(allowedHosts);
        stream = new LiveStream(board, clock, json::text);
        StatusApi status = new StatusApi(board, selfCheck, generation, clock, json);
        AlertDesk desk = new AlertDesk(board.figures().alerts(), actions, clock, board.zone());
        ReconciliationApi reconciliation = new ReconciliationApi(board, selfCheck, clock, json);
        routes = Stream.of(figures(board, status, meters), checks(status, reconciliation), alerts(board, desk), page())
                .flatMap(each -> each)
                .toList();
        javalin = Javalin.create(config -> configure(config, host, port));
    }

    private Stream<Route> figures(Board board, StatusApi status, PrometheusMeterRegistry meters) {
        KpiApi kpis = new KpiApi(board, json);
        DossierApi dossiers = new DossierApi(board, json);
        ProcedureApi procedures = new ProcedureApi(board, json);
        IndexApi index = new IndexApi(board, json);
        HistoryApi history = new HistoryApi(board, json);
        return Stream.of(
                Route.get("/api/v1/board", history::board),
                Route.get("/api/v1/transitions", history::transitions),
                Route.get("/api/v1/kpis", kpis::kpis),
                Route.get("/api/v1/kpi-definitions", kpis::definitions),
                Route.get("/api/v1/league", kpis::league),
                Route.get("/api/v1/series", kpis::series),
                Route.get("/api/v1/index", index::one),
                Route.get("/api/v1/index/league", index::league),
                Route.get("/api/v1/index/definition", index::definition),
                Route.get("/api/v1/distributions", new DistributionApi(board, json)::distribution),
                Route.get("/api/v1/dossiers", dossiers::list),
                Route.get("/api/v1/dossiers/{id}", dossiers::one),
                Route.get("/api/v1/indicators", new IndicatorApi(board, json)::list),
                Route.get("/api/v1/procedures", procedures::list),
                Route.get("/api/v1/procedure-figures", procedures::figures),
                Route.get("/api/v1/map", new MapApi(board.profile(), json)::map),
                Route.get("/api/v1/units", status::units),
                Route.get("/api/v1/service-health", new ServiceApi(board, json)::health),
                Route.get("/api/v1/outages", new OutageApi(board, json)::list),
                Route.get("/api/v1/stream", new StreamApi(board, stream)),
                Route.get("/metrics", ctx -> scrape(ctx, meters)));
    }

    private static Stream<Route> checks(StatusApi status, ReconciliationApi reconciliation) {
        return Stream.of(
                Route.get("/api/v1/status", status::status),
                Route.get("/api/v1/reconciliation", reconciliation::reconciliation),
                Route.get("/health/live", status::live),
                Route.get("/health/ready", status::ready));
    }

    private Stream<Route> alerts(Board board, AlertDesk desk) {
        AlertApi alerts = new AlertApi(board, json);
        ActionApi actions = new ActionApi(board, desk, json);
        return Stream.of(
                Route.get("/api/v1/alerts", alerts::list),
                Route.get("/api/v1/alerts/{id}", alerts::one),
                Route.get("/api/v1/alert-rules", alerts::rules),
                Route.post("/api/v1/alerts/{id}/actions", actions::one),
                Route.post("/api/v1/alerts/actions", actions::many));
    }

    private static Stream<Route> page() {
        SortedMap<String, WebFile> files = WebFiles.read();
        Stream<Route> parts = files.entrySet().stream()
                .map(file -> Route.partOfPage("/web/" + file.getKey(), file.getValue()::serve));
        return Stream.concat(
                Stream.of(
                        Route.get("/openapi.json", files.get("openapi.json")::serve),
                        Route.partOfPage("/", files.get("index.html")::serve)),
                parts);
    }

    private void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector((server, http) -> connector(server, http, host, port));
        config.http.prefer405over404 = true;
        config.routes.before(this::guard);
        routes.forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
        config.routes.exception(
                Refusal.class, (e, ctx) -> Problem.answer(ctx, json, e.isNotFound() ? 404 : 400, e.getMessage()));
        config.routes.exception(NotYet.class, (e, ctx) -> Problem.answer(ctx, json, 503, e.getMessage()));
        config.routes.exception(
                HttpResponseException.class, (e, ctx) -> Problem.answer(ctx, json, e.getStatus(), e.getMessage()));
        config.routes.exception(Exception.class, this::failed);
    }

    /** With a fixed buffer for what a client has not read yet; the system would let it grow to megabytes each. */
    private static ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        return connector;
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

    /** What {@code openapi.json} must describe, such as {@code get /api/v1/kpis}. */
    List<String> documented() {
        return routes.stream()
                .filter(Route::documented)
                .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
                .toList();
    }

    @Override
    public void close() {
        stream.close();
        javalin.stop();
    }
}
