package city.ioc.dashboards.cases;

import city.ioc.core.LocalDays;
import city.ioc.dashboards.check.Term;
import city.ioc.dashboards.scope.Days;
import city.ioc.dashboards.scope.UnitScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Adds up what dossiers are counted as in one unit and period. Used once. */
final class TermCollector {
    private final LocalDays localDays;
    private final UnitScope scope;
    private final Period period;
    private final List<List<Days>> spans;
    private final boolean[] stands;
    private final TermSums sums = new TermSums();

    TermCollector(UnitScope scope, Period period, Codes units, LocalDays localDays) {
        this.localDays = localDays;
        this.scope = scope;
        this.period = period;
        stands = new boolean[units.limit()];
        spans = new ArrayList<>(Collections.nCopies(units.limit(), List.of()));
        for (int unit = 1; unit < units.limit(); unit++) {
            spans.set(unit, scope.unbrokenDays(units.text(unit), period.firstDay(), period.lastDay()));
            stands[unit] = scope.stands(units.text(unit), period.lastDay());
        }
    }

    /** @param only the unit to count it for; any when the scope is the city */
    void add(CaseRow row, int only) {
        StateChanges.of(row, (term, unit, at, amount) -> {
            if (at <= period.asOf() && (scope.isCity() || unit == only)) {
                add(term, unit, localDays.of(at), amount);
            }
        });
    }

    private void add(Term term, int unit, int day, int amount) {
        for (Days span : spans.get(unit)) {
            if (term.kind() == Term.Kind.FLOW) {
                if (span.contains(day)) {
                    sums.flow(term, amount);
                }
            } else if (day <= span.to()) {
                sums.leave(term, amount);
                if (day < span.from()) {
                    sums.carry(amount);
                }
            }
        }
        if (term.kind() == Term.Kind.STOCK && stands[unit] && day <= period.lastDay()) {
            sums.stand(term, amount);
        }
    }

    TermSums sums() {
        return sums;
    }
}
