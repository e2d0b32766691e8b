package city.ioc.dashboards.history;

import city.ioc.dashboards.history.Transition.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Counts what happened after one instant and up to another, and keeps what matters most. For one thread. */
public final class Transitions {
    private static final Comparator<Transition> WHAT_MATTERS_FIRST = Comparator.comparing(Transition::kind)
            .thenComparing(Comparator.comparingLong(Transition::at).reversed())
            .thenComparing(Transition::subject);

    /** Of one dossier what comes first in its life comes first here. */
    private static final Comparator<Transition> IN_ORDER = Comparator.comparingLong(Transition::at)
            .thenComparing(Transition::subject)
            .thenComparing(Transition::kind, Comparator.reverseOrder());

    private final long after;
    private final long to;
    private final int most;
    private final int[] counts = new int[Kind.values().length];
    private final PriorityQueue<Transition> kept = new PriorityQueue<>(WHAT_MATTERS_FIRST.reversed());

    /**
     * @param after epoch milliseconds; what happened at this very instant is left out
     * @param to likewise; what happened then is in
     * @param most how many are kept
     */
    public Transitions(long after, long to, int most) {
        this.after = after;
        this.to = to;
        this.most = most;
    }

    public long after() {
        return after;
    }

    public long to() {
        return to;
    }

    /** Whether an instant is meant. */
    public boolean includes(long at) {
        return after < at && at <= to;
    }

    /** @param transition made only when it is kept */
    public void add(Kind kind, long at, Supplier<Transition> transition) {
        counts[kind.ordinal()]++;
        if (kept.size() < most) {
            kept.add(transition.get());
        } else if (most > 0 && matters(kind, at, kept.peek())) {
            kept.add(transition.get());
            kept.remove();
        }
    }

    private static boolean matters(Kind kind, long at, Transition least) {
        int byKind = kind.compareTo(least.kind());
        return byKind < 0 || byKind == 0 && at >= least.at();
    }

    public int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** How many of each kind, zero included. */
    public Map<Kind, Integer> counts() {
        Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(kind, counts[kind.ordinal()]);
        }
        return byKind;
    }

    /** Those that are kept, in the order in which they happened. */
    public List<Transition> inOrder() {
        List<Transition> all = new ArrayList<>(kept);
        all.sort(IN_ORDER);
        return all;
    }
}
