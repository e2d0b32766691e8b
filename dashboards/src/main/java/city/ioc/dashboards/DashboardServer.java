package city.ioc.dashboards;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.alerts.ActionSink;
import city.ioc.dashboards.api.HttpApi;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.feed.DerivedTopics;
import city.ioc.dashboards.feed.Feed;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.metrics.DashboardMeters;
import city.ioc.profile.CityProfile;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboards as a whole: reads the derived topics, answers over HTTP, shows the page. Restarting it loses nothing. */
public final class DashboardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);

    private final Feed feed;
    private final Health health;
    private final Figures figures;
    private final Journal journal;
    private final SelfCheck selfCheck;
    private final long selfCheckMillis;
    private final HttpApi http;
    private final DashboardMeters meters;
    private final ScheduledExecutorService checker;

    /**
     * @param grains those of the pipeline that writes the cells
     * @param meters served under {@code /metrics}; not closed here
     * @param checks what else figures depend on
     * @param actions where what operators do is stored
     * @param journal started and closed with this
     */
    public DashboardServer(
            DashboardSettings settings,
            CityProfile profile,
            GrainPolicy grains,
            Clock clock,
            PrometheusMeterRegistry meters,
            List<ReadinessCheck> checks,
            ActionSink actions,
            Journal journal) {
        this(
                settings,
                profile,
                grains,
                clock,
                meters,
                checks,
                actions,
                journal,
                new Figures(grains.zone(), profile.rules().alerts()),
                null);
    }

    /** @param feed what fills the figures; null for the derived topics */
    DashboardServer(
            DashboardSettings settings,
            CityProfile profile,
            GrainPolicy grains,
            Clock clock,
            PrometheusMeterRegistry registry,
            List<ReadinessCheck> checks,
            ActionSink actions,
            Journal journal,
            Figures figures,
            Feed feed) {
        this.figures = figures;
        this.journal = journal;
        this.feed = feed != null
                ? feed
                : new DerivedTopics(settings.bootstrap(), settings.generation(), figures, clock);
        health = new Health(this.feed::status, checks, settings.staleAfter(), clock);
        Board board = new Board(profile, grains, figures, health, clock);
        selfCheck = new SelfCheck(figures.cube()::totals, figures.cases()::totals, health::caughtUp, clock);
        selfCheckMillis = settings.selfCheckInterval().toMillis();
        http = new HttpApi(
                settings.host(),
                settings.port(),
                settings.allowedHosts(),
                board,
                actions,
                journal,
                selfCheck,
                settings.generation(),
                clock,
                registry);
        meters = new DashboardMeters(registry, board, selfCheck, http::watchers, journal.rejections()::open, clock);
        checker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "self-check");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to read and to listen; returns when requests are answered, which may be before all is read. */
    public void start() {
        feed.start();
        journal.start();
        http.start();
        ScheduledFuture<?> unused =
                checker.scheduleWithFixedDelay(this::check, selfCheckMillis, selfCheckMillis, TimeUnit.MILLISECONDS);
        LOG.info("Dashboards listen on port {}", port());
    }

    private void check() {
        try {
            selfCheck.run();
        } catch (RuntimeException e) {
            LOG.warn("The self-check failed", e);
        }
    }

    /** The port listened on. */
    public int port() {
        return http.port();
    }

    /** Why the figures cannot be relied on yet, or no longer; empty when they can. */
    public Optional<String> notReady() {
        return health.notReady().stream()
                .map(each -> each.name() + ": " + each.reason())
                .findFirst();
    }

    /** All that the pipeline had written before this moment is shown; {@link Instant#MIN} when not known yet. */
    public Instant completeAsOf() {
        return Objects.requireNonNullElse(feed.status().completeAsOf(), Instant.MIN);
    }

    /** What is shown, for whoever runs in the same process. */
    public Figures figures() {
        return figures;
    }

    @Override
    public void close() {
        checker.shutdownNow();
        http.close();
        feed.close();
        journal.close();
        meters.close();
    }
}
