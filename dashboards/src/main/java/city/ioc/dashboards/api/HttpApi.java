package city.ioc.dashboards.api;

import city.ioc.dashboards.alerts.ActionSink;
import city.ioc.dashboards.alerts.AlertDesk;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.generations.Conflict;
import city.ioc.dashboards.generations.GenerationControl;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.live.LiveStream;
import city.ioc.dashboards.replay.Replays;
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
    private final AuditApi audit;
    private final ActionSink actions;
    private final Clock clock;
    private final LiveStream stream;
    private final ReplayApi replays;
    private final List<Route> routes;
    private final Javalin javalin;
    private volatile Scene scene;

    /**
     * @param host the address to listen on
     * @param port 0 for any
     * @param actions where what operators do is stored
     * @param journal rejected events, and who did what
     * @param allowedHosts names under which it may be asked, besides those of the loopback
     * @param first what is shown until {@link #show}
     */
    public HttpApi(
            String host,
            int port,
            Set<String> allowedHosts,
            Shown first,
            ActionSink actions,
            Journal journal,
            Clock clock,
            PrometheusMeterRegistry meters,
            GenerationControl generations) {
        json = new Json(first.board().zone());
        access = new Access(allowedHosts);
        this.actions = actions;
        this.clock = clock;
        replays = new ReplayApi(json);
        audit = new AuditApi(journal, first.board().zone(), json);
        stream = new LiveStream(first.board(), first.generation(), clock, json::text);
        List<Route> ofBoard = ofBoard(first);
        scene = new Scene(first.generation(), ofBoard);
        routes = Stream.of(
                        ofBoard.stream().map(this::shown),
                        new GenerationApi(generations, json).routes(),
                        replays.routes(),
                        journal(new RejectedApi(journal, first.board().zone(), json), audit),
                        Stream.of(Route.get("/metrics", ctx -> scrape(ctx, meters))),
                        page())
                .flatMap(each -> each)
                .toList();
        javalin = Javalin.create(config -> configure(config, host, port));
    }

    /** From now on answers are of this board, and so is the stream, whose watchers stay. */
    public void show(Shown next) {
        scene = new Scene(next.generation(), ofBoard(next));
        stream.show(next.board(), next.generation(), new Json(next.board().zone())::text);
    }

    /** From now on what-ifs can be asked for; not closed here. */
    public void offer(Replays offered) {
        replays.offer(offered);
    }

    /** The route with whatever answers for the generation that is shown when it is asked. */
    private Route shown(Route route) {
        return new Route(route.method(), route.path(), ctx -> scene.answer(route, ctx), route.documented());
    }

    private List<Route> ofBoard(Shown shown) {
        Board board = shown.board();
        Json form = new Json(board.zone());
        StatusApi status = new StatusApi(board, shown.selfCheck(), shown.generation(), clock, form);
        AlertDesk desk = new AlertDesk(board.figures().alerts(), actions, clock, board.zone());
        ReconciliationApi reconciliation = new ReconciliationApi(board, shown.selfCheck(), clock, form);
        TimelineApi timeline = new TimelineApi(shown.cases(), board.profile().rules(), form);
        return Stream.of(
                        figures(board, status, form),
                        Stream.of(Route.get("/api/v1/cases/{id}/timeline", audit.looking(timeline::one))),
                        checks(status, reconciliation),
                        alerts(board, desk, form))
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Route> figures(Board board, StatusApi status, Json json) {
        KpiApi kpis = new KpiApi(board, json);
        DossierApi dossiers = new DossierApi(board, json);
        ProcedureApi procedures = new ProcedureApi(board, json);
        IndexApi index = new IndexApi(board, json);
        HistoryApi history = new HistoryApi(board, json);
        return Stream.of(
                Route.get("/api/v1/start", new StartApi(status, kpis, new AlertApi(board, json), procedures, json)::start),
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
                Route.get("/api/v1/dossiers/{id}", audit.looking(dossiers::one)),
                Route.get("/api/v1/indicators", new IndicatorApi(board, json)::list),
                Route.get("/api/v1/procedures", procedures::list),
                Route.get("/api/v1/procedure-figures", procedures::figures),
                Route.get("/api/v1/map", new MapApi(board.profile(), json)::map),
                Route.get("/api/v1/units", status::units),
                Route.get("/api/v1/service-health", new ServiceApi(board, json)::health),
                Route.get("/api/v1/outages", new OutageApi(board, json)::list),
                Route.get("/api/v1/stream", new StreamApi(board, stream)));
    }

    private static Stream<Route> checks(StatusApi status, ReconciliationApi reconciliation) {
        return Stream.of(
                Route.get("/api/v1/status", status::status),
                Route.get("/api/v1/reconciliation", reconciliation::reconciliation),
                Route.get("/health/live", status::live),
                Route.get("/health/ready", status::ready));
    }

    private static Stream<Route> alerts(Board board, AlertDesk desk, Json json) {
        AlertApi alerts = new AlertApi(board, json);
        ActionApi done = new ActionApi(board, desk, json);
        return Stream.of(
                Route.get("/api/v1/alerts", alerts::list),
                Route.get("/api/v1/alerts/{id}", alerts::one),
                Route.get("/api/v1/alert-rules", alerts::rules),
                Route.post("/api/v1/alerts/{id}/actions", done::one),
                Route.post("/api/v1/alerts/actions", done::many));
    }

    private static Stream<Route> journal(RejectedApi rejected, AuditApi audit) {
        return Stream.of(
                Route.get("/api/v1/rejected", rejected::list),
                Route.get("/api/v1/rejected/{id}", rejected::one),
                Route.post("/api/v1/rejected/{id}/actions", rejected::act),
                Route.post("/api/v1/rejected/actions", rejected::discardMany),
                Route.get("/api/v1/audit", audit::list));
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
        config.routes.exception(Conflict.class, (e, ctx) -> Problem.answer(ctx, json, 409, e.getMessage()));
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
