package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.CaseSummary.State;
import city.ioc.dashboards.check.Term;
import java.util.TreeSet;

/**
 * What one dossier is counted as by its states: its spells, ends, pauses and dues. Its contributions are not looked at, so that what
 * they add up to can be held against this.
 */
final class StateChanges {
    private static final long OPEN_END = Long.MAX_VALUE;

    /** Takes what begins to count, or no longer counts, at an instant. */
    interface Sink {
        /**
         * @param unit number of the unit
         * @param at epoch milliseconds
         * @param amount 1 or −1
         */
        void add(Term term, int unit, long at, int amount);
    }

    private final CaseRow row;
    private final Sink sink;

    private StateChanges(CaseRow row, Sink sink) {
        this.row = row;
        this.sink = sink;
    }

    /** Gives all changes to {@code sink}, in no order; none for a case that is no accepted dossier. */
    static void of(CaseRow row, Sink sink) {
        if (row.isDossier()) {
            StateChanges changes = new StateChanges(row, sink);
            changes.spells();
            changes.ends();
        }
    }

    private void spells() {
        for (int i = 0; i < row.spellCount(); i++) {
            int unit = row.spellUnit(i);
            long from = row.spellFrom(i);
            if (i == 0) {
                sink.add(Term.ACCEPTED, unit, from, 1);
            } else if (unit == row.spellUnit(i - 1)) {
                sink.add(Term.REOPENED, unit, from, 1);
            } else {
                sink.add(Term.TRANSFERRED_OUT, row.spellUnit(i - 1), from, 1);
                sink.add(Term.TRANSFERRED_IN, unit, from, 1);
            }
            open(unit, from, row.spellUntil(i) == CaseRow.NONE ? OPEN_END : row.spellUntil(i));
        }
    }

    private void ends() {
        for (int i = 0; i < row.endCount(); i++) {
            sink.add(end(i), row.endUnit(i), row.endAt(i), 1);
        }
    }

    private Term end(int index) {
        if (row.endHow(index) == State.WITHDRAWN) {
            return Term.CANCELLED;
        }
        Boolean onTime = row.endOnTime(index);
        return onTime == null ? Term.RELEASED_WITHOUT_DUE : onTime ? Term.RELEASED_ON_TIME : Term.RELEASED_LATE;
    }

    private void open(int unit, long from, long until) {
        if (row.pauses().isEmpty() && (row.dueCount() == 0 || row.dueCount() == 1 && row.dueFrom(0) <= from)) {
            part(unit, from, until);
        } else {
            parts(unit, from, until);
        }
    }

    /** Within each part the same pauses last and the same due stands. */
    private void parts(int unit, long from, long until) {
        TreeSet<Long> begins = new TreeSet<>();
        begins.add(from);
        for (Pause pause : row.pauses()) {
            begins.add(pause.from());
            if (pause.until() != null) {
                begins.add(pause.until());
            }
        }
        for (int i = 0; i < row.dueCount(); i++) {
            begins.add(row.dueFrom(i));
        }
        for (long begin : begins.subSet(from, until)) {
            Long next = begins.higher(begin);
            part(unit, begin, next == null || next > until ? until : next);
        }
    }

    private void part(int unit, long from, long until) {
        if (waits(row, from)) {
            stand(Term.WAITING, unit, from, until);
            return;
        }
        long late = Math.max(from, overdueFrom(row, from));
        stand(Term.UNDUE, unit, from, Math.min(late, until));
        stand(Term.OVERDUE, unit, late, until);
    }

    private void stand(Term term, int unit, long from, long until) {
        if (from < until) {
            sink.add(term, unit, from, 1);
            if (until < OPEN_END) {
                sink.add(term, unit, until, -1);
            }
        }
    }

    /** Whether the clock stands. */
    static boolean waits(CaseRow row, long at) {
        for (Pause pause : row.pauses()) {
            if (pause.counted() && pause.from() <= at && (pause.until() == null || at < pause.until())) {
                return true;
            }
        }
        return false;
    }

    /** Of the due that stands at an instant; never when there is none. */
    static long overdueFrom(CaseRow row, long at) {
        long late = OPEN_END;
        for (int i = 0; i < row.dueCount() && row.dueFrom(i) <= at; i++) {
            late = row.dueOverdueFrom(i);
        }
        return late;
    }
}
