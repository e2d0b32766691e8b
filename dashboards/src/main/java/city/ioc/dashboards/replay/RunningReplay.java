package city.ioc.dashboards.replay;

import city.ioc.dashboards.board.Refusal;
import city.ioc.events.Opt;
import city.ioc.replay.History;
import city.ioc.replay.HistoryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One what-if of a server: at work in a thread of its own, or at its end. */
public final class RunningReplay {
    private static final Logger LOG = LoggerFactory.getLogger(RunningReplay.class);

    /**
     * How far it is.
     *
     * @param events      that were read so far
     * @param share       that is done, from 0 to 1
     * @param perSecond   events read, since it began
     * @param secondsLeft null when that cannot be said
     */
    public record Progress(long events, double share, long perSecond, @Opt Long secondsLeft) {
        private static final Progress NONE = new Progress(0, 0, 0, null);

        static Progress of(long events, double share, Duration sinceStart) {
            double seconds = Math.max(1e-3, sinceStart.toMillis() / 1e3);
            Long left = share > 0 ? Math.round(seconds / share - seconds) : null;
            return new Progress(events, share, Math.round(events / seconds), left);
        }
    }

    private final String id;
    private final String by;
    private final ReplayRequest request;
    private final String generation;
    private final WhatIf whatIf;
    private final Clock clock;
    private final Instant startedAt;
    private volatile Progress progress = Progress.NONE;
    private volatile ReplayState state = ReplayState.RUNNING;
    private volatile Instant endedAt;
    private volatile String reason;

    /** @param generation that is live when it starts */
    RunningReplay(String id, String by, ReplayRequest request, String generation, WhatIf whatIf, Clock clock) {
        this.id = id;
        this.by = by;
        this.request = request;
        this.generation = generation;
        this.whatIf = whatIf;
        this.clock = clock;
        startedAt = clock.instant();
    }

    void run(History history) {
        try {
            whatIf.over(history, (events, share) ->
                    progress = Progress.of(events, share, Duration.between(startedAt, clock.instant())));
            end(ReplayState.DONE, null);
        } catch (CancellationException e) {
            end(ReplayState.FAILED, "it was cancelled");
        } catch (HistoryException e) {
            end(ReplayState.FAILED, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("What-if {} failed", id, e);
            end(ReplayState.FAILED, "it failed: " + e);
        }
    }

    private void end(ReplayState how, @Opt String why) {
        endedAt = clock.instant();
        reason = why;
        state = how;
    }

    void cancel() {
        whatIf.cancel();
    }

    public String id() {
        return id;
    }

    /** Who started it, unverified. */
    public String by() {
        return by;
    }

    public ReplayRequest request() {
        return request;
    }

    /** That it is compared with. */
    public String generation() {
        return generation;
    }

    public WhatIf whatIf() {
        return whatIf;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while it runs. */
    @Opt
    public Instant endedAt() {
        return endedAt;
    }

    public ReplayState state() {
        return state;
    }

    /** Why it failed; null when it did not. */
    @Opt
    public String reason() {
        return reason;
    }

    public Progress progress() {
        return progress;
    }

    /** @throws Refusal when it is not at a good end */
    public WhatIf done() {
        return switch (state) {
            case DONE -> whatIf;
            case RUNNING -> throw Refusal.of("what-if %s still runs; its figures come when it is done".formatted(id));
            case FAILED -> throw Refusal.of("what-if %s has no figures: %s".formatted(id, reason));
        };
    }
}
