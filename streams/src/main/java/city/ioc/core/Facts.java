package city.ioc.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums of facts, in normal form: ordered by key, one fact a key, none of amount zero.
 *
 * <p>Sums wrap around where they exceed 64 bits, here and in cells: what was added can always be taken back, and a sum is right
 * whenever the true sum fits. An exception would let one absurd amount stop the whole city.
 */
public final class Facts {
    private Facts() {}

    /** The normal form of any facts. Sorts {@code facts} in place. */
    static List<Fact> normalised(List<Fact> facts) {
        facts.sort(Fact.BY_KEY);
        List<Fact> sums = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            int last = sums.size() - 1;
            if (last >= 0 && sums.get(last).sameKey(fact)) {
                long sum = sums.get(last).amount() + fact.amount();
                if (sum == 0) {
                    sums.remove(last);
                } else {
                    sums.set(last, fact.withAmount(sum));
                }
            } else if (fact.amount() != 0) {
                sums.add(fact);
            }
        }
        return List.copyOf(sums);
    }

    /** What must be added to {@code before} to make it {@code after}; both in normal form, and so is the result. */
    public static List<Fact> difference(List<Fact> before, List<Fact> after) {
        if (before.isEmpty()) {
            return after;
        }
        List<Fact> changes = new ArrayList<>(before.size() + after.size());
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            int order = b == before.size()
                    ? 1
                    : a == after.size() ? -1 : Fact.BY_KEY.compare(before.get(b), after.get(a));
            if (order < 0) {
                changes.add(before.get(b++).negated());
            } else if (order > 0) {
                changes.add(after.get(a++));
            } else {
                long change = after.get(a).amount() - before.get(b).amount();
                if (change != 0) {
                    changes.add(after.get(a).withAmount(change));
                }
                a++;
                b++;
            }
        }
        return changes;
    }
}
