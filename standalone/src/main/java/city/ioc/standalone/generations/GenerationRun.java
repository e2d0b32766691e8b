package city.ioc.standalone.generations;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.GenerationBoard;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.check.CheckState;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.generations.Generations.One;
import city.ioc.dashboards.generations.Generations.Progress;
import city.ioc.profile.CityProfile;
import city.ioc.streams.Pipeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One generation at work: its pipeline folds the events, and its board follows, shown or not. Its topics must exist. */
public final class GenerationRun implements AutoCloseable {
    private static final Duration CHECK_AGAIN = Duration.ofSeconds(2);

    private final LoadedProfile profile;
    private final Clock clock;
    private final Instant since;
    private final Pipeline pipeline;
    private final GenerationBoard board;
    private final CatchUp catchUp = new CatchUp();
    private final Pace pace = new Pace();
    private Instant checked = Instant.MIN;
    private volatile Progress progress;
    private Instant caughtUp;

    /**
     * @param threads that fold, where they do here
     * @param failed told the generation and the cause when the pipeline dies here
     */
    GenerationRun(LoadedProfile profile, Site site, PipelineHost host, int threads, BiConsumer<String, Throwable> failed) {
        this.profile = profile;
        clock = site.clock();
        since = clock.instant();
        GrainPolicy grains = site.grains().apply(profile.city().rules().calendar().zone());
        pipeline = host.pipeline(profile, grains, threads, failed);
        board = GenerationBoard.of(
                DashboardSettings.on("", 0, site.bootstrap(), id()),
                profile.city(),
                grains,
                List.of(new ReadinessCheck("streams", pipeline::notReady)),
                pipeline.cases(),
                clock);
    }

    void start() {
        pipeline.start();
        board.start();
    }

    public String id() {
        return profile.generation();
    }

    public CityProfile city() {
        return profile.city();
    }

    public LoadedProfile profile() {
        return profile;
    }

    public GenerationBoard board() {
        return board;
    }

    /** All events stored before this moment are folded; {@link Instant#MIN} when not known yet. */
    public Instant foldedAsOf() {
        return pipeline.completeAsOf();
    }

    /** Sees how far it has come. Called now and then. */
    void look() {
        Instant folded = pipeline.completeAsOf();
        Instant read = board.completeAsOf();
        Instant now = clock.instant();
        catchUp.look(now, folded, read);
        if (caughtUp == null && catchUp.isNear(now)) {
            caughtUp = now;
        }
    }

    /** Whether it had caught up so long ago. */
    boolean hasCaughtUpFor(Duration time) {
        return caughtUp != null && !clock.instant().isBefore(caughtUp.plus(time));
    }

    /** Measures its pace. Blocks while the brokers are asked. */
    void measure() {
        pipeline.folded().ifPresent(events -> progress = pace.look(clock.instant(), events));
    }

    /** Why it cannot be shown yet; empty when it can. */
    Optional<String> notReady() {
        return board.notReady().or(() -> catchUp.isNear(clock.instant()) ? Optional.empty() : Optional.of("catching up with the events"));
    }

    /**
     * Whether cells and cases were compared and none lastingly disagree; compared now unless that was done a moment ago. What changes while it is
     * compared cannot be decided, and is no obstacle: late events may come at any time. Only one that is ready is compared.
     */
    boolean holds() {
        if (!clock.instant().isBefore(checked.plus(CHECK_AGAIN))) {
            checked = clock.instant();
            board.selfCheck().run();
        }
        SelfCheck.Result result = board.selfCheck().result();
        return result.checkedAt() != null && result.state() != CheckState.BROKEN;
    }

    /** As it is told of; {@code reason} is why it may not be shown, null when it may. */
    One view(String state, String reason) {
        return new One(
                id(),
                state,
                city().id(),
                city().name(),
                since,
                reason == null,
                reason,
                board.selfCheck().result().state(),
                progress,
                board.figures().cube().size(),
                board.figures().cases().size());
    }

    @Override
    public void close() {
        board.close();
        pipeline.close();
    }
}
