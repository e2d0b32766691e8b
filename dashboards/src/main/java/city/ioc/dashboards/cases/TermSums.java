package city.ioc.dashboards.cases;

import city.ioc.dashboards.check.Term;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the dossiers of a unit are counted as in a period. A code that came to the unit, or left it, within the period is carried over
 * at its first day in the unit, and left open at its last.
 */
public final class TermSums {
    private final Map<Term, Long> flows = new EnumMap<>(Term.class);
    private final Map<Term, Long> left = new EnumMap<>(Term.class);
    private final Map<Term, Long> standing = new EnumMap<>(Term.class);
    private long carriedOver;

    void flow(Term term, long amount) {
        flows.merge(term, amount, Long::sum);
    }

    void carry(long amount) {
        carriedOver += amount;
    }

    void leave(Term term, long amount) {
        left.merge(term, amount, Long::sum);
    }

    void stand(Term term, long amount) {
        standing.merge(term, amount, Long::sum);
    }

    /** Open when the period began. */
    public long carriedOver() {
        return carriedOver;
    }

    /** Flows in the period; stocks as they were left at its end. */
    public long left(Term term) {
        return (term.kind() == Term.Kind.FLOW ? flows : left).getOrDefault(term, 0L);
    }

    /** Flows in the period; stocks as they stand at its end, under the codes that the unit has then. */
    public long standing(Term term) {
        return (term.kind() == Term.Kind.FLOW ? flows : standing).getOrDefault(term, 0L);
    }

    public long left(Collection<Term> terms) {
        return terms.stream().mapToLong(this::left).sum();
    }
}
