package city.ioc.core;

import city.ioc.core.CaseSummary.End;
import city.ioc.core.CaseSummary.State;
import city.ioc.kpi.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How often and how the processing of one dossier ended, and whether the result was handed over. */
final class Ends {
    private final Contribution contribution;
    private final ResolutionClock clock;
    private final List<End> ends = new ArrayList<>();
    private boolean open = true;
    private boolean handedOver;

    Ends(Contribution contribution, ResolutionClock clock) {
        this.contribution = contribution;
        this.clock = clock;
    }

    boolean isOpen() {
        return open;
    }

    /** Ends an open dossier for the unit that owns it. */
    void end(State how, String owner, long at) {
        clock.close(at);
        open = false;
        handedOver = how == State.RETURNED;
        OptionalLong overdueFrom = clock.overdueFrom();
        Boolean onTime = overdueFrom.isEmpty() ? null : at < overdueFrom.getAsLong();
        ends.add(new End(at, how, owner, clock.processingMillis(at), onTime));
        if (how == State.WITHDRAWN) {
            contribution.add(owner, Measure.WITHDRAWN, at, 1);
            return;
        }
        contribution.add(owner, Measure.RESOLVED, at, 1);
        if (onTime != null) {
            contribution.add(owner, Measure.RESOLVED_WITH_DUE, at, 1);
        }
        if (Boolean.TRUE.equals(onTime)) {
            contribution.add(owner, Measure.RESOLVED_ON_TIME, at, 1);
        }
    }

    /** Of a dossier that has ended; false if it was handed over before. */
    boolean handOver() {
        boolean first = !handedOver;
        handedOver = true;
        return first;
    }

    /** Of a dossier that has ended. */
    void reopen(String owner, long at) {
        open = true;
        clock.reopen(at);
        contribution.add(owner, Measure.REOPENED, at, 1);
    }

    /** Since when there is a result that nobody has; empty when there is none. */
    OptionalLong readySince() {
        return hasResult() && !handedOver ? OptionalLong.of(ends.getLast().at()) : OptionalLong.empty();
    }

    private boolean hasResult() {
        return !open && ends.getLast().how() == State.RESOLVED;
    }

    State state() {
        if (open) {
            return clock.stands() ? State.PAUSED : State.PROCESSING;
        }
        return hasResult() && handedOver ? State.RETURNED : ends.getLast().how();
    }

    List<End> all() {
        return ends;
    }
}
