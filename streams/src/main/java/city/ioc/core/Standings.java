package city.ioc.core;

import city.ioc.kpi.Measure;
import java.util.EnumSet;
import java.util.Set;

/** The lasting contributions of a case: each adds one while it holds, for the unit that owns the case at the time. */
final class Standings {
    private static final Set<Measure> BY_ACCEPTANCE_DAY =
            EnumSet.of(Measure.WITH_FEE, Measure.PAID_IN_FULL, Measure.WITH_PAYMENT, Measure.PAID_ONLINE);

    private final Contribution contribution;
    private final int acceptanceDay;
    private final Set<Measure> holding = EnumSet.noneOf(Measure.class);
    private String owner;

    Standings(Contribution contribution, String owner, long acceptedAt) {
        this.contribution = contribution;
        this.owner = owner;
        this.acceptanceDay = contribution.dayOf(acceptedAt);
    }

    String owner() {
        return owner;
    }

    boolean holds(Measure measure) {
        return holding.contains(measure);
    }

    /** From {@code at} on, {@code measure} holds or does not. */
    void set(Measure measure, boolean holds, long at) {
        if (holds ? holding.add(measure) : holding.remove(measure)) {
            add(measure, at, holds ? 1 : -1);
        }
    }

    /** From {@code at} on, all that holds counts for another unit. */
    void moveTo(String newOwner, long at) {
        holding.forEach(measure -> add(measure, at, -1));
        owner = newOwner;
        holding.forEach(measure -> add(measure, at, 1));
    }

    private void add(Measure measure, long at, long amount) {
        int cohort = BY_ACCEPTANCE_DAY.contains(measure) ? acceptanceDay : contribution.dayOf(at);
        contribution.add(owner, measure, cohort, at, amount);
    }
}
