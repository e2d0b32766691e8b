package city.ioc.dashboards.cases;

import city.ioc.dashboards.history.Transition;
import city.ioc.dashboards.history.Transition.Kind;
import city.ioc.dashboards.history.Transitions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Tells what happened to dossiers day by day. Used once, under the lock of the table. */
final class MoveReader {
    private final Transitions transitions;
    private final Selection selection;
    private final ZoneId zone;
    private final Codes units;
    private final Codes procedures;

    MoveReader(Transitions transitions, Selection selection, ZoneId zone, Codes units, Codes procedures) {
        this.transitions = transitions;
        this.selection = selection;
        this.zone = zone;
        this.units = units;
        this.procedures = procedures;
    }

    /** A row is listed under several days, so only what happened on this one is told. */
    void read(int day, List<CaseRow> rows) {
        long start = start(day);
        long end = start(day + 1);
        for (CaseRow row : rows) {
            DossierMoves.of(row, (kind, at, unit, ended) -> {
                if (start <= at && at < end && transitions.includes(at) && selection.onDay(unit, Selection.anyUnit(), day)) {
                    transitions.add(kind, at, () -> transition(row, kind, at, unit, ended));
                }
            });
        }
    }

    private long start(int day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private Transition transition(CaseRow row, Kind kind, long at, int unit, int end) {
        String how = end < 0 ? null : row.endHow(end).name();
        Boolean onTime = end < 0 ? null : row.endOnTime(end);
        return new Transition(
                kind, at, row.id, null, units.text(unit), procedures.text(row.procedure()), how, onTime);
    }
}
