package city.ioc.dashboards.cases;

import city.ioc.core.LocalDays;
import city.ioc.dashboards.check.Totals;
import java.util.List;

/** Adds up all rows over all days, some at a time. Used once. */
final class CaseTotals {
    private static final int SOME = 2_000;

    private final List<CaseRow> rows;
    private final Codes units;
    private final LocalDays localDays;
    private final long asOf;
    private final Totals totals = new Totals();
    private int next;

    /** @param rows not changed by anybody, though the rows themselves may be */
    CaseTotals(List<CaseRow> rows, Codes units, LocalDays localDays, long asOf) {
        this.rows = rows;
        this.units = units;
        this.localDays = localDays;
        this.asOf = asOf;
    }

    /** Adds some more rows; false when there were none. */
    boolean addSome() {
        List<CaseRow> some = rows.subList(next, Math.min(next + SOME, rows.size()));
        next += some.size();
        Totals.OfUnit[] ofUnits = new Totals.OfUnit[units.limit()];
        for (int unit = 1; unit < ofUnits.length; unit++) {
            ofUnits[unit] = totals.unit(units.text(unit));
        }
        PackedFacts.Cursor fact = new PackedFacts.Cursor();
        for (CaseRow row : some) {
            fact.on(row);
            while (fact.next()) {
                if (fact.label() <= asOf) {
                    ofUnits[fact.unit()].add(fact.measure(), fact.cohort(), fact.amount());
                } else {
                    ofUnits[fact.unit()].addAfter(fact.measure(), fact.cohort(), fact.amount());
                }
            }
            StateChanges.of(row, (term, unit, at, amount) -> {
                if (at <= asOf) {
                    ofUnits[unit].add(term, localDays.of(at), amount);
                }
            });
        }
        return !some.isEmpty();
    }

    Totals sums() {
        return totals;
    }
}
