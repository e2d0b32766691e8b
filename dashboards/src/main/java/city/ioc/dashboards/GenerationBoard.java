package city.ioc.dashboards;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.api.Shown;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.feed.DerivedTopics;
import city.ioc.dashboards.feed.Feed;
import city.ioc.dashboards.figures.Figures;
import city.ioc.profile.CityProfile;
import city.ioc.streams.query.CaseSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What the dashboards know of one generation: it follows the derived topics from its start until it is closed, shown or not. */
public final class GenerationBoard implements AutoCloseable {
    private final String generation;
    private final Figures figures;
    private final Feed feed;
    private final Health health;
    private final Board board;
    private final SelfCheck selfCheck;
    private final CaseSource cases;
    private final AtomicBoolean started = new AtomicBoolean();

    GenerationBoard(
            String generation,
            CityProfile profile,
            GrainPolicy grains,
            Figures figures,
            Feed feed,
            List<ReadinessCheck> checks,
            CaseSource cases,
            Duration staleAfter,
            Clock clock) {
        this.generation = generation;
        this.cases = cases;
        this.figures = figures;
        this.feed = feed;
        health = new Health(feed::status, checks, staleAfter, clock);
        board = new Board(profile, grains, figures, health, clock);
        selfCheck = new SelfCheck(figures.cube()::totals, figures.cases()::totals, health::caughtUp, clock);
    }

    /**
     * Of the derived topics of a generation.
     *
     * @param settings say which generation, on which brokers
     * @param grains those of the pipeline that writes the cells
     * @param checks what else figures depend on
     * @param cases where the events of a case are asked for
     */
    public static GenerationBoard of(
            DashboardSettings settings,
            CityProfile profile,
            GrainPolicy grains,
            List<ReadinessCheck> checks,
            CaseSource cases,
            Clock clock) {
        Figures figures = new Figures(grains.zone(), profile.rules().alerts());
        Feed feed = new DerivedTopics(settings.bootstrap(), settings.generation(), figures, clock);
        return new GenerationBoard(
                settings.generation(), profile, grains, figures, feed, checks, cases, settings.staleAfter(), clock);
    }

    /** Begins to read, unless it has begun; returns at once. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            feed.start();
        }
    }

    void tellDelivery(Supplier<DeliveryStatus> delivery) {
        health.tellDelivery(delivery);
    }

    public String generation() {
        return generation;
    }

    Shown shown() {
        return new Shown(generation, board, selfCheck, cases);
    }

    public Board board() {
        return board;
    }

    public Figures figures() {
        return figures;
    }

    /** Of cells against cases; whoever wants it compared has it run. */
    public SelfCheck selfCheck() {
        return selfCheck;
    }

    /** Why the figures cannot be relied on yet, or no longer; empty when they can. */
    public Optional<String> notReady() {
        return health.notReady().stream()
                .map(each -> each.name() + ": " + each.reason())
                .findFirst();
    }

    /** All that the pipeline had written before this moment is in the figures; {@link Instant#MIN} when not known yet. */
    public Instant completeAsOf() {
        return Objects.requireNonNullElse(feed.status().completeAsOf(), Instant.MIN);
    }

    @Override
    public void close() {
        if (started.get()) {
            feed.close();
        }
    }
}
