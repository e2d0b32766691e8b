package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.dashboards.history.Transition.Kind;
import java.util.TreeSet;

/** When one dossier was accepted, paused, resumed, ended or reopened, and when it became overdue. */
final class DossierMoves {
    private static final int NO_END = -1;

    /** Takes what happened. */
    interface Sink {
        /**
         * @param at epoch milliseconds, in the future for what will be if nothing more happens
         * @param unit number of the unit that had it
         * @param end index of the end; −1 when it is none
         */
        void moved(Kind kind, long at, int unit, int end);
    }

    private enum Standing {
        CLOSED,
        WAITING,
        UNDUE,
        OVERDUE
    }

    private final CaseRow row;
    private final Sink sink;

    private DossierMoves(CaseRow row, Sink sink) {
        this.row = row;
        this.sink = sink;
    }

    /** Gives all that happened to {@code sink}, in no order; nothing for a case that is no accepted dossier. */
    static void of(CaseRow row, Sink sink) {
        if (row.isDossier() && row.spellCount() > 0) {
            DossierMoves moves = new DossierMoves(row, sink);
            moves.beginningsAndEnds();
            if (row.spellCount() == 1 && row.pauses().isEmpty() && row.dueCount() <= 1) {
                moves.plain();
            } else {
                moves.standings();
            }
        }
    }

    private void beginningsAndEnds() {
        sink.moved(Kind.ACCEPTED, row.spellFrom(0), row.spellUnit(0), NO_END);
        for (int i = 1; i < row.spellCount(); i++) {
            if (row.spellUnit(i) == row.spellUnit(i - 1)) {
                sink.moved(Kind.REOPENED, row.spellFrom(i), row.spellUnit(i), NO_END);
            }
        }
        for (int i = 0; i < row.endCount(); i++) {
            sink.moved(Kind.ENDED, row.endAt(i), row.endUnit(i), i);
        }
    }

    private void plain() {
        if (row.dueCount() == 1) {
            long late = Math.max(row.spellFrom(0), Math.max(row.dueFrom(0), row.dueOverdueFrom(0)));
            if (row.spellUntil(0) == CaseRow.NONE || late < row.spellUntil(0)) {
                sink.moved(Kind.OVERDUE, late, row.spellUnit(0), NO_END);
            }
        }
    }

    /** Between two of these instants nothing changes. */
    private void standings() {
        TreeSet<Long> instants = new TreeSet<>();
        for (int i = 0; i < row.spellCount(); i++) {
            instants.add(row.spellFrom(i));
            if (row.spellUntil(i) != CaseRow.NONE) {
                instants.add(row.spellUntil(i));
            }
        }
        for (Pause pause : row.pauses()) {
            instants.add(pause.from());
            if (pause.until() != null) {
                instants.add(pause.until());
            }
        }
        for (int i = 0; i < row.dueCount(); i++) {
            instants.add(row.dueFrom(i));
            instants.add(row.dueOverdueFrom(i));
        }
        Standing before = Standing.CLOSED;
        for (long at : instants) {
            int spell = spellAt(at);
            Standing now = standing(spell, at);
            passed(before, now, at, spell);
            before = now;
        }
    }

    private void passed(Standing before, Standing now, long at, int spell) {
        if (now == before || now == Standing.CLOSED) {
            return;
        }
        int unit = row.spellUnit(spell);
        if (now == Standing.WAITING) {
            sink.moved(Kind.PAUSED, at, unit, NO_END);
        } else if (before == Standing.WAITING) {
            sink.moved(Kind.RESUMED, at, unit, NO_END);
        }
        if (now == Standing.OVERDUE) {
            sink.moved(Kind.OVERDUE, at, unit, NO_END);
        }
    }

    private Standing standing(int spell, long at) {
        if (spell < 0) {
            return Standing.CLOSED;
        }
        if (StateChanges.waits(row, at)) {
            return Standing.WAITING;
        }
        return StateChanges.overdueFrom(row, at) <= at ? Standing.OVERDUE : Standing.UNDUE;
    }

    /** The spell that lasts at an instant; −1 when it is not open then. */
    private int spellAt(long at) {
        for (int i = row.spellCount() - 1; i >= 0; i--) {
            if (row.spellFrom(i) <= at && (row.spellUntil(i) == CaseRow.NONE || at < row.spellUntil(i))) {
                return i;
            }
        }
        return -1;
    }
}
