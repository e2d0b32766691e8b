package city.ioc.standalone.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the index of one unit counts in one period. */
final class IndexCounts {
    private final Map<String, Long> sums = new HashMap<>();
    private final Map<String, Long> undisliked = new HashMap<>();
    private final Map<String, Long> ofOnlineProcedures = new HashMap<>();
    private final Map<String, Set<String>> sets = new HashMap<>();
    long workedMillis;
    long worked;
    private boolean heardOf;

    void add(String measure, long amount, boolean disliked, boolean onlineProcedure) {
        sums.merge(measure, amount, Long::sum);
        if (!disliked) {
            undisliked.merge(measure, amount, Long::sum);
        }
        if (onlineProcedure) {
            ofOnlineProcedures.merge(measure, amount, Long::sum);
        }
    }

    /** Something is known of the unit by then, of whatever measure and day. */
    void hear() {
        heardOf = true;
    }

    boolean isHeardOf() {
        return heardOf;
    }

    void collect(String set, String value) {
        sets.computeIfAbsent(set, name -> new HashSet<>()).add(value);
    }

    Ratio sum(String measure) {
        return Ratio.of(sums.getOrDefault(measure, 0L));
    }

    Ratio undisliked(String measure) {
        return Ratio.of(undisliked.getOrDefault(measure, 0L));
    }

    Ratio ofOnlineProcedures(String measure) {
        return Ratio.of(ofOnlineProcedures.getOrDefault(measure, 0L));
    }

    Ratio size(String set) {
        return Ratio.of(sets.getOrDefault(set, Set.of()).size());
    }
}
