package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.State;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Picks the late dossiers out of all rows, as the page of figures defines them. Used once. */
final class LateDossiers {
    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    private final Selection selection;
    private final Codes units;
    private final ZoneId zone;
    private final long start;
    private final long end;
    private final long asOf;
    private final PackedFacts.Cursor fact = new PackedFacts.Cursor();
    private final List<LateDossier> late = new ArrayList<>();

    LateDossiers(UnitScope scope, Period period, Codes units, ZoneId zone) {
        this.units = units;
        this.zone = zone;
        start = period.start(zone);
        end = period.end(zone);
        asOf = period.asOf();
        Period untilNow = new Period(LONG_AGO, Instant.ofEpochMilli(asOf).atZone(zone).toLocalDate(), asOf);
        selection = new Selection(new CaseFilter(scope, null, null), untilNow, units, units);
    }

    /** @param only the one unit that counts in this pass, or {@link Selection#anyUnit} */
    void row(CaseRow row, int only) {
        long from = row.isDossier() ? row.acceptedAt() : CaseRow.NONE;
        if (from == CaseRow.NONE || from > asOf || from >= end) {
            return;
        }
        int ends = 0;
        while (ends < row.endCount() && row.endAt(ends) <= asOf) {
            ends++;
        }
        boolean endedForGood = ends > 0 && ends == row.endCount() && isEnd(row.state());
        if (!endedForGood && isOpen(row)) {
            overdue(row, from, only);
        } else if (ends > 0) {
            ended(row, from, ends - 1, only);
        }
    }

    private static boolean isEnd(State state) {
        return state == State.RESOLVED || state == State.RETURNED || state == State.WITHDRAWN;
    }

    private boolean isOpen(CaseRow row) {
        return standing(row, Measure.OPEN, Selection.anyUnit()) > 0;
    }

    private void overdue(CaseRow row, long from, int only) {
        if (standing(row, Measure.OVERDUE, Selection.anyUnit()) == 0) {
            return;
        }
        int owner = Codes.NONE;
        PackedFacts.Cursor candidates = new PackedFacts.Cursor().on(row);
        while (owner == Codes.NONE && candidates.next()) {
            if (candidates.measure() == Measure.OVERDUE && standing(row, Measure.OVERDUE, candidates.unit()) > 0) {
                owner = candidates.unit();
            }
        }
        if ((only == Selection.anyUnit() || only == owner) && selection.standing(owner)) {
            add(row, owner, from, asOf);
        }
    }

    private void ended(CaseRow row, long from, int last, int only) {
        long at = row.endAt(last);
        boolean isLate = row.endHow(last) != State.WITHDRAWN && Boolean.FALSE.equals(row.endOnTime(last));
        if (isLate && selection.onDay(row.endUnit(last), only, day(at))) {
            add(row, row.endUnit(last), from, at);
        }
    }

    private int day(long at) {
        return Math.toIntExact(Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay());
    }

    private void add(CaseRow row, int unit, long from, long to) {
        if (to > start || from >= start) {
            late.add(new LateDossier(row.id, units.text(unit), from, to));
        }
    }

    /** How often a standing holds at the moment, for one unit or for any: once or not at all. */
    private long standing(CaseRow row, Measure measure, int unit) {
        fact.on(row);
        long sum = 0;
        while (fact.next()) {
            if (fact.measure() == measure && fact.label() <= asOf && (unit == Selection.anyUnit() || fact.unit() == unit)) {
                sum += fact.amount();
            }
        }
        return sum;
    }

    List<LateDossier> all() {
        return late;
    }
}
