package city.ioc.replay;

import city.ioc.core.CaseSummary;
import city.ioc.events.Opt;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes history anew: every case is folded under changed assumptions, and beside it under those of the live pipeline if the two are
 * to be compared. The same events give the same, whatever the threads, bounds and interruptions. Used once.
 */
public final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final Alternative changed;
    private final Alternative live;
    private final AlertDifferences alerts;
    private final AtomicLong cases = new AtomicLong();
    private final AtomicLong unfolded = new AtomicLong();
    private volatile boolean cancelled;

    /**
     * What was read.
     *
     * @param cases    that were folded
     * @param unusable events that could not be used
     * @param unfolded cases that could not be folded; they count nowhere
     */
    public record Report(long cases, long unusable, long unfolded) {}

    /**
     * @param live   null when nothing is compared
     * @param alerts gets the differences between the two; null likewise
     */
    public Replay(Alternative changed, @Opt Alternative live, @Opt AlertDifferences alerts) {
        this.changed = changed;
        this.live = live;
        this.alerts = alerts;
    }

    /**
     * @throws HistoryException when the history could not be read to its end
     * @throws CancellationException when it was cancelled
     */
    public Report over(History history, History.Progress progress) throws HistoryException {
        long unusable = history.read(this::add, (events, share) -> {
            checkCancelled();
            progress.at(events, share);
        });
        checkCancelled();
        return new Report(cases.get(), unusable, unfolded.get());
    }

    /** Ends {@link #over} soon, from any thread. */
    public void cancel() {
        cancelled = true;
    }

    private void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
    }

    private void add(CaseHistory history) {
        checkCancelled();
        try {
            Optional<CaseSummary> ofChanged = changed.add(history);
            if (live != null) {
                alerts.add(history.caseId(), ofChanged, live.add(history));
            }
            cases.incrementAndGet();
        } catch (RuntimeException e) {
            LOG.warn("Case {} could not be folded; it is left out", history.caseId(), e);
            unfolded.incrementAndGet();
        }
    }
}
