package city.ioc.dashboards;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.alerts.ActionSink;
import city.ioc.dashboards.api.HttpApi;
import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.feed.Feed;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.generations.GenerationControl;
import city.ioc.dashboards.generations.OnlyGeneration;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.metrics.DashboardMeters;
import city.ioc.dashboards.metrics.RowMeters;
import city.ioc.dashboards.replay.ReplayProfiles;
import city.ioc.dashboards.replay.ReplaySettings;
import city.ioc.dashboards.replay.Replays;
import city.ioc.profile.CityProfile;
import city.ioc.replay.KafkaHistory;
import city.ioc.streams.query.CaseSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboards as a whole: answers over HTTP, and shows the page, of the board of one generation at a time. Restarting it loses nothing. */
public final class DashboardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);
    private static final long LOOK_SECONDS = 15;

    private final Clock clock;
    private final PrometheusMeterRegistry registry;
    private final Journal journal;
    private final GenerationControl generations;
    private final long selfCheckMillis;
    private final HttpApi http;
    private final ScheduledExecutorService checker;
    private volatile GenerationBoard shown;
    private volatile Supplier<DeliveryStatus> delivery = () -> null;
    private DashboardMeters meters;
    private volatile RowMeters rows;
    private volatile Replays replays;

    /**
     * Of one generation only.
     *
     * @param grains those of the pipeline that writes the cells
     * @param meters served under {@code /metrics}; not closed here
     * @param checks what else figures depend on
     * @param actions where what operators do is stored
     * @param cases where the events of a case are asked for
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
            CaseSource cases,
            Journal journal) {
        this(settings, GenerationBoard.of(settings, profile, grains, checks, cases, clock), clock, meters, actions, journal);
    }

    /** @param feed what fills the figures */
    DashboardServer(
            DashboardSettings settings,
            CityProfile profile,
            GrainPolicy grains,
            Clock clock,
            PrometheusMeterRegistry meters,
            List<ReadinessCheck> checks,
            ActionSink actions,
            CaseSource cases,
            Journal journal,
            Figures figures,
            Feed feed) {
        this(
                settings,
                new GenerationBoard(
                        settings.generation(), profile, grains, figures, feed, checks, cases, settings.staleAfter(), clock),
                clock,
                meters,
                actions,
                journal);
    }

    private DashboardServer(
            DashboardSettings settings,
            GenerationBoard only,
            Clock clock,
            PrometheusMeterRegistry meters,
            ActionSink actions,
            Journal journal) {
        this(
                settings,
                only,
                clock,
                meters,
                actions,
                journal,
                new OnlyGeneration(only.generation(), only.board(), only.selfCheck()));
    }

    /**
     * Of several generations, one after the other.
     *
     * @param first what is shown until {@link #show}
     * @param journal started and closed with this
     * @param generations answers questions about them, and changes them
     */
    public DashboardServer(
            DashboardSettings settings,
            GenerationBoard first,
            Clock clock,
            PrometheusMeterRegistry meters,
            ActionSink actions,
            Journal journal,
            GenerationControl generations) {
        this.clock = clock;
        this.journal = journal;
        this.generations = generations;
        registry = meters;
        shown = first;
        first.tellDelivery(() -> delivery.get());
        selfCheckMillis = settings.selfCheckInterval().toMillis();
        http = new HttpApi(
                settings.host(),
                settings.port(),
                settings.allowedHosts(),
                first.shown(),
                actions,
                journal,
                clock,
                meters,
                generations);
        this.meters = metersOf(first);
        rows = rowsOf(first);
        checker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "self-check");
            thread.setDaemon(true);
            return thread;
        });
    }

    private DashboardMeters metersOf(GenerationBoard board) {
        return new DashboardMeters(
                registry, board.board(), board.selfCheck(), http::watchers, journal.rejections()::open, clock);
    }

    private RowMeters rowsOf(GenerationBoard board) {
        return new RowMeters(registry, board.board(), journal.rejections(), generations);
    }

    /** Begins to read and to listen; returns when requests are answered, which may be before all is read. */
    public void start() {
        shown.start();
        journal.start();
        http.start();
        ScheduledFuture<?> unused =
                checker.scheduleWithFixedDelay(this::check, selfCheckMillis, selfCheckMillis, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> unusedToo = checker.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        LOG.info("Dashboards listen on port {}", port());
    }

    /**
     * From now on this board is shown: each answer is of one board, and whoever follows the stream gets a whole snapshot of the new one.
     * The board shown before stays open.
     */
    public synchronized void show(GenerationBoard next) {
        next.tellDelivery(() -> delivery.get());
        shown = next;
        http.show(next.shown());
        meters.close();
        meters = metersOf(next);
        RowMeters before = rows;
        rows = rowsOf(next);
        checker.execute(() -> { // after a look that may be going on
            before.close();
            look();
        });
        LOG.info("Dashboards show generation {}", next.generation());
    }

    private void look() {
        try {
            rows.look();
        } catch (RuntimeException e) {
            LOG.warn("Alerts and figures of units could not be counted for the metrics", e);
        }
    }

    private void check() {
        try {
            shown.selfCheck().run();
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
        return shown.notReady();
    }

    /** All that the pipeline had written before this moment is shown; {@link Instant#MIN} when not known yet. */
    public Instant completeAsOf() {
        return shown.completeAsOf();
    }

    /** From now on the status says where the delivery of alerts stands. */
    public void tellDelivery(Supplier<DeliveryStatus> told) {
        delivery = told;
    }

    /** From now on what-ifs can be asked for, of the events on these brokers. Called once. */
    public void offerReplays(ReplaySettings settings, ReplayProfiles profiles, String bootstrap) {
        replays = new Replays(
                settings,
                profiles,
                () -> new KafkaHistory(bootstrap, settings.limits()),
                () -> new Replays.Live(shown.generation(), shown.board()),
                Replays.FREE_HEAP,
                journal.trail(),
                clock);
        http.offer(replays);
    }

    /** What is shown, for whoever runs in the same process. */
    public Figures figures() {
        return shown.figures();
    }

    /** Stops answering, and reading what is shown. */
    @Override
    public synchronized void close() {
        checker.shutdownNow();
        http.close();
        if (replays != null) {
            replays.close();
        }
        shown.close();
        journal.close();
        meters.close();
        rows.close();
    }
}
