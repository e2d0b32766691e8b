package city.ioc.core;

import city.ioc.kpi.Measure;
import java.util.EnumSet;
import java.util.Set;

/** The lasting contributions of a case: each adds one while it holds, for the unit that owns the case at the time. */
final class Standings {
    private final Contribution contribution;
    private final int firstDay;
    private final Set<Measure> holding = EnumSet.noneOf(Measure.class);
    private String owner;

    /** @param beginning of the case: what stands at the end of a period counts by its own day, all else by the day of this */
    Standings(Contribution contribution, String owner, long beginning) {
        this.contribution = contribution;
        this.owner = owner;
        this.firstDay = contribution.dayOf(beginning);
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
        int cohort = measure.kind() == Measure.Kind.STOCK ? contribution.dayOf(at) : firstDay;
        contribution.add(owner, measure, cohort, at, amount);
    }
}
