package city.ioc.dashboards.replay;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.board.Refusal;
import city.ioc.events.Opt;
import city.ioc.replay.AlertDifferences;
import city.ioc.replay.History;
import city.ioc.replay.HistoryException;
import city.ioc.replay.Replay;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** One scenario, tried over history in one reading, and beside it what lives, unless that is not wanted. Used once. */
public final class WhatIf {
    private static final int MOST_ALERTS = 20_000;

    private final Scenario scenario;
    private final Instant moment;
    private final Outcome changed;
    private final Outcome live;
    private final AlertDifferences alerts;
    private final Replay replay;
    private volatile Replay.Report report;

    /**
     * @param grains   of the pipeline that runs
     * @param now      the moment of the figures, unless the scenario says an earlier one
     * @param compared whether what lives is computed too, over the same events
     * @throws Refusal when a unit is not known
     */
    public WhatIf(Scenario scenario, GrainPolicy grains, Instant now, boolean compared) {
        this.scenario = scenario;
        moment = scenario.moment(now);
        Predicate<String> units = scenario.wanted();
        changed = new Outcome(scenario.changed(), scenario.changedAssumptions(), grains, moment, units);
        live = compared ? new Outcome(scenario.live(), scenario.liveAssumptions(), grains, moment, units) : null;
        alerts = new AlertDifferences(moment, units, MOST_ALERTS);
        replay = new Replay(changed.alternative(), compared ? live.alternative() : null, alerts);
    }

    /**
     * @throws HistoryException when the history could not be read to its end
     * @throws CancellationException when it was cancelled
     */
    public void over(History history, History.Progress progress) throws HistoryException {
        Replay.Report read = replay.over(history, progress);
        changed.finish();
        if (live != null) {
            live.finish();
        }
        report = read;
    }

    /** Ends {@link #over} soon, from any thread. */
    public void cancel() {
        replay.cancel();
    }

    public Scenario scenario() {
        return scenario;
    }

    /** That figures are told as of. */
    public Instant moment() {
        return moment;
    }

    /** Null until all is read. */
    @Opt
    public Replay.Report report() {
        return report;
    }

    public Outcome changed() {
        return changed;
    }

    /** Null when it is not compared. */
    @Opt
    public Outcome live() {
        return live;
    }

    /** Between the two. */
    public AlertDifferences alerts() {
        return alerts;
    }
}
