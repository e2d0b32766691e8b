package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.Step;
import city.ioc.kpi.Measure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/**
 * All rows by id, by every unit that they have to do with, by every local day on which they began or one of their times ended, and by
 * every local day on which something happens to a dossier. A row stays
 * listed where it once belonged; whoever reads compares the unit or day of what it counts.
 */
final class CaseIndex {
    private final ZoneId zone;
    private final Map<String, CaseRow> rows = new HashMap<>();
    private final List<List<CaseRow>> byUnit = new ArrayList<>();
    private final NavigableMap<Integer, List<CaseRow>> byDay = new TreeMap<>();
    private final NavigableMap<Integer, List<CaseRow>> byMove = new TreeMap<>();
    private final PackedFacts.Cursor cursor = new PackedFacts.Cursor();

    /**
     * Where a row belongs.
     *
     * @param moves days on which something happens to it
     */
    record Places(BitSet units, Set<Integer> days, Set<Integer> moves) {
        static final Places NONE = new Places(new BitSet(), Set.of(), Set.of());
    }

    CaseIndex(ZoneId zone) {
        this.zone = zone;
    }

    /** Null when there is no such case. */
    CaseRow find(String id) {
        return rows.get(id);
    }

    Iterable<CaseRow> all() {
        return rows.values();
    }

    /** All rows that there are now. */
    List<CaseRow> list() {
        return List.copyOf(rows.values());
    }

    Iterable<CaseRow> of(int unit) {
        return unit < byUnit.size() ? byUnit.get(unit) : List.of();
    }

    /** By local day, as epoch day, the rows that began, ended or were called on it, and maybe others. */
    Map<Integer, List<CaseRow>> listedBetween(int from, int to) {
        return byDay.subMap(from, true, to, true);
    }

    /** By local day, as epoch day, the dossiers to which something happens on it, and maybe others. */
    Map<Integer, List<CaseRow>> movedBetween(int from, int to) {
        return byMove.subMap(from, true, to, true);
    }

    int size() {
        return rows.size();
    }

    void add(CaseRow row) {
        rows.put(row.id, row);
    }

    void remove(CaseRow row) {
        rows.remove(row.id);
        byUnit.forEach(listed -> listed.removeIf(other -> other == row));
        byDay.values().forEach(listed -> listed.removeIf(other -> other == row));
        byMove.values().forEach(listed -> listed.removeIf(other -> other == row));
    }

    /**
     * Lists a row where it belongs now.
     *
     * @param before where it belonged
     * @return where it belongs
     */
    Places relist(CaseRow row, Places before) {
        Places now = places(row);
        BitSet added = (BitSet) now.units().clone();
        added.andNot(before.units());
        added.stream().forEach(unit -> {
            while (byUnit.size() <= unit) {
                byUnit.add(new ArrayList<>());
            }
            list(row, byUnit.get(unit), row.listedByUnit);
        });
        listDays(row, now.days(), before.days(), byDay, row.listedByDay);
        listDays(row, now.moves(), before.moves(), byMove, row.listedByMove);
        row.listedByUnit |= !now.units().isEmpty();
        row.listedByDay |= !now.days().isEmpty();
        row.listedByMove |= !now.moves().isEmpty();
        return now;
    }

    private static void listDays(
            CaseRow row, Set<Integer> now, Set<Integer> before, Map<Integer, List<CaseRow>> listed, boolean mayBeThere) {
        for (Integer day : now) {
            if (!before.contains(day)) {
                list(row, listed.computeIfAbsent(day, each -> new ArrayList<>()), mayBeThere);
            }
        }
    }

    private static void list(CaseRow row, Collection<CaseRow> listed, boolean mayBeThere) {
        if (mayBeThere) {
            for (CaseRow other : listed) {
                if (other == row) {
                    return;
                }
            }
        }
        listed.add(row);
    }

    /** Where a row belongs. */
    Places places(CaseRow row) {
        BitSet units = new BitSet();
        Set<Integer> days = new HashSet<>();
        cursor.on(row);
        while (cursor.next()) {
            units.set(cursor.unit());
            if (cursor.measure() == Measure.RECEIVED || cursor.measure() == Measure.FEEDBACK_RECEIVED) {
                days.add(cursor.cohort());
            }
        }
        for (int i = 0; i < row.endCount(); i++) {
            units.set(row.endUnit(i));
            days.add(day(row.endAt(i)));
        }
        if (row.calledAt() != CaseRow.NONE) {
            days.add(day(row.calledAt()));
        }
        if (row.answeredAt() != CaseRow.NONE) {
            days.add(day(row.answeredAt()));
        }
        for (Step step : row.steps()) {
            if (step.until() != null) {
                days.add(day(step.until()));
            }
        }
        for (int i = 0; i < row.spellCount(); i++) {
            units.set(row.spellUnit(i));
        }
        units.set(row.unit());
        units.set(row.ticketUnit());
        units.clear(Codes.NONE);
        Set<Integer> moves = new HashSet<>();
        DossierMoves.of(row, (kind, at, unit, end) -> moves.add(day(at)));
        return new Places(units, days, moves);
    }

    private int day(long at) {
        return (int) Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
    }

    /** Shows every row that a filter may want, with the unit that it is to be counted for. */
    void pass(CaseFilter filter, Codes units, ObjIntConsumer<CaseRow> visitor) {
        if (filter.scope().isCity()) {
            all().forEach(row -> visitor.accept(row, Selection.anyUnit()));
            return;
        }
        for (String code : filter.scope().codes()) {
            int unit = units.known(code);
            of(unit).forEach(row -> visitor.accept(row, unit));
        }
    }
}
