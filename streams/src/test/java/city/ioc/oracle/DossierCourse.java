package city.ioc.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who had an accepted dossier open from when to when, and which due stood when. */
final class DossierCourse {
    private final List<String> takers = new ArrayList<>();
    private final List<Instant> takings = new ArrayList<>();
    private final List<Instant> losses = new ArrayList<>();
    private final SortedMap<Instant, CaseResult.Due> lastOfInstant = new TreeMap<>();

    /** Accepted, transferred or reopened; a transfer takes it away from the unit that had it. */
    void taken(String unit, long now) {
        if (losses.size() < takers.size()) {
            ended(now);
        }
        takers.add(unit);
        takings.add(Instant.ofEpochMilli(now));
    }

    void ended(long now) {
        losses.add(Instant.ofEpochMilli(now));
    }

    /** @param due null when there is none */
    void dueIs(Long due, Long overdueFrom, long now) {
        if (due != null) {
            Instant from = Instant.ofEpochMilli(now);
            lastOfInstant.put(
                    from, new CaseResult.Due(from, Instant.ofEpochMilli(due), Instant.ofEpochMilli(overdueFrom)));
        }
    }

    List<CaseResult.Spell> spells() {
        List<CaseResult.Spell> spells = new ArrayList<>();
        for (int i = 0; i < takers.size(); i++) {
            spells.add(new CaseResult.Spell(takers.get(i), takings.get(i), i < losses.size() ? losses.get(i) : null));
        }
        return spells;
    }

    /** Only where the due is another than before. */
    List<CaseResult.Due> dues() {
        List<CaseResult.Due> dues = new ArrayList<>();
        Instant before = null;
        for (CaseResult.Due due : lastOfInstant.values()) {
            if (!due.at().equals(before)) {
                dues.add(due);
            }
            before = due.at();
        }
        return dues;
    }
}
