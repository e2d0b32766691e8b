package city.ioc.dashboards.cases;

import city.ioc.core.LocalDays;
import city.ioc.dashboards.check.Totals;

/** Sums over all rows and days. */
final class CaseTotals {
    private CaseTotals() {}

    static Totals of(Iterable<CaseRow> rows, Codes units, LocalDays localDays, long asOf) {
        Totals totals = new Totals();
        Totals.OfUnit[] ofUnits = new Totals.OfUnit[units.limit()];
        for (int unit = 1; unit < ofUnits.length; unit++) {
            ofUnits[unit] = totals.unit(units.text(unit));
        }
        PackedFacts.Cursor fact = new PackedFacts.Cursor();
        for (CaseRow row : rows) {
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
        return totals;
    }
}
