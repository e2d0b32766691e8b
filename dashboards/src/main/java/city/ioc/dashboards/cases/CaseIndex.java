package city.ioc.dashboards.cases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows by id, and by every unit that they have to do with. A row stays listed under a unit that it no longer has to do
 * with; whoever reads compares the unit of what it counts.
 */
final class CaseIndex {
    private final Map<String, CaseRow> rows = new HashMap<>();
    private final List<List<CaseRow>> byUnit = new ArrayList<>();
    private final PackedFacts.Cursor cursor = new PackedFacts.Cursor();

    /** Null when there is no such case. */
    CaseRow find(String id) {
        return rows.get(id);
    }

    Iterable<CaseRow> all() {
        return rows.values();
    }

    Iterable<CaseRow> of(int unit) {
        return unit < byUnit.size() ? byUnit.get(unit) : List.of();
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
    }

    /**
     * Lists a row under the units it has to do with now.
     *
     * @param before those it had to do with
     */
    void relist(CaseRow row, BitSet before) {
        BitSet added = units(row);
        added.andNot(before);
        added.stream().forEach(unit -> {
            while (byUnit.size() <= unit) {
                byUnit.add(new ArrayList<>());
            }
            List<CaseRow> listed = byUnit.get(unit);
            if (!row.listed || !contains(listed, row)) {
                listed.add(row);
            }
        });
        row.listed |= !added.isEmpty();
    }

    private static boolean contains(List<CaseRow> listed, CaseRow row) {
        for (CaseRow other : listed) {
            if (other == row) {
                return true;
            }
        }
        return false;
    }

    /** The units a row has to do with. */
    BitSet units(CaseRow row) {
        BitSet units = new BitSet();
        cursor.on(row);
        while (cursor.next()) {
            units.set(cursor.unit());
        }
        for (int i = 0; i < row.endCount(); i++) {
            units.set(row.endUnit(i));
        }
        units.set(row.unit());
        units.set(row.ticketUnit());
        units.clear(Codes.NONE);
        return units;
    }
}
