package city.ioc.core;

import city.ioc.core.CaseSummary.Spell;
import java.util.ArrayList;
import java.util.List;

/** Which unit had one dossier open, and when: a spell begins with the acceptance, a transfer or a reopening. */
final class Spells {
    private final List<Spell> spells = new ArrayList<>();

    void begin(String unit, long at) {
        spells.add(new Spell(unit, at, null));
    }

    /** There must be one that lasts. */
    void end(long at) {
        Spell last = spells.getLast();
        spells.set(spells.size() - 1, new Spell(last.unit(), last.from(), at));
    }

    List<Spell> all() {
        return spells;
    }
}
