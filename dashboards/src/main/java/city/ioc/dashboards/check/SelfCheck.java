package city.ioc.dashboards.check;

import city.ioc.kpi.Measure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Holds the totals of cells against those of cases, but for samples of health, which belong to no case. The two are read from two topics, so they differ for moments; a difference
 * counts when it was the same at two checks, with all read at both and neither side of the unit changed in between.
 */
public final class SelfCheck {
    private static final int MAX_EXAMPLES = 20;

    /** A total that cells and cases do not agree on. */
    public record Difference(String unit, String measure, long cells, long cases, boolean onOtherDays) {}

    /**
     * What is known so far.
     *
     * @param checkedAt when all was read and compared last; null when never
     * @param compared how many totals were compared then
     * @param differences how many of them differ lastingly
     * @param examples some of them, in order
     */
    public record Result(Instant checkedAt, int compared, int differences, List<Difference> examples) {
        public Result {
            examples = List.copyOf(examples);
        }
    }

    private final Supplier<Totals> cells;
    private final Supplier<Totals> cases;
    private final BooleanSupplier caughtUp;
    private final Clock clock;
    private volatile Result result = new Result(null, 0, 0, List.of());
    private Map<Totals.Key, Seen> suspects = Map.of();

    private record Seen(Difference difference, Long cellChanges, Long caseChanges) {}

    /** @param caughtUp whether all that was written is read */
    public SelfCheck(Supplier<Totals> cells, Supplier<Totals> cases, BooleanSupplier caughtUp, Clock clock) {
        this.cells = cells;
        this.cases = cases;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    /** Compares once; does nothing while there is something left to read. */
    public synchronized void run() {
        if (!caughtUp.getAsBoolean()) {
            suspects = Map.of();
            return;
        }
        Totals ofCells = cells.get();
        Totals ofCases = cases.get();
        Set<Totals.Key> keys = new HashSet<>(ofCells.sums().keySet());
        keys.addAll(ofCases.sums().keySet());
        keys.removeIf(key -> key.measure().subject() == Measure.Subject.HEALTH);
        Map<Totals.Key, Seen> found = new HashMap<>();
        for (Totals.Key key : keys) {
            Totals.Total left = ofCells.sums().getOrDefault(key, Totals.Total.NOTHING);
            Totals.Total right = ofCases.sums().getOrDefault(key, Totals.Total.NOTHING);
            if (!left.equals(right)) {
                Difference difference = new Difference(
                        key.unit(), key.measure().wireName(), left.sum(), right.sum(), left.sum() == right.sum());
                found.put(key, new Seen(
                        difference, ofCells.changes().get(key.unit()), ofCases.changes().get(key.unit())));
            }
        }
        List<Difference> lasting = new ArrayList<>();
        found.forEach((key, seen) -> {
            if (Objects.equals(seen, suspects.get(key))) {
                lasting.add(seen.difference());
            }
        });
        lasting.sort(Comparator.comparing(Difference::unit).thenComparing(Difference::measure));
        suspects = found;
        result = new Result(
                clock.instant(), keys.size(), lasting.size(), lasting.stream().limit(MAX_EXAMPLES).toList());
    }

    public Result result() {
        return result;
    }
}
