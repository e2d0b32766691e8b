package city.ioc.core;

import city.ioc.core.CaseSummary.Due;
import java.util.ArrayList;
import java.util.List;

/** The dues that one dossier has had; one that stood for no time, or was replaced by the same, leaves no trace. */
final class DueHistory {
    private final Folding folding;
    private final List<Due> dues = new ArrayList<>();

    DueHistory(Folding folding) {
        this.folding = folding;
    }

    void set(long due, long at) {
        if (!dues.isEmpty() && dues.getLast().from() == at) {
            dues.removeLast();
        }
        if (dues.isEmpty() || dues.getLast().at() != due) {
            dues.add(new Due(at, due, folding.overdueFrom(due)));
        }
    }

    List<Due> all() {
        return dues;
    }
}
