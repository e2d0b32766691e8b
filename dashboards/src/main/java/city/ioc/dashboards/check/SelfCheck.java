package city.ioc.dashboards.check;

import city.ioc.dashboards.check.Look.Sides;
import city.ioc.dashboards.check.Look.Sum;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Holds cells against cases, unit by unit and over all days: each measure against the contributions of the cases, but for samples
 * of health, which belong to no case; and each {@link Identity} against the states of the cases.
 *
 * <p>The two are read from two topics, so they differ for moments. Both are looked at as of the same moment, a minute back, so that
 * what happens now disturbs nothing; and what differs is looked at again at the next check, as of the moment it was found at. Then
 * it is broken when neither side has changed, and undecided when one has. What lies after that moment, such as a due to come, is
 * compared in the same way, but is never counted as undecided: it changes all the time.
 */
public final class SelfCheck {
    private static final Duration SETTLE = Duration.ofMinutes(1);

    /**
     * What is known so far.
     *
     * @param checkedAt when all was read and compared last; null when never
     * @param asOf the moment that was compared then; null when never
     * @param compared how many sums were compared then
     * @param undecided how many of them differ, and it is not known yet whether that lasts
     * @param broken in order
     */
    public record Result(Instant checkedAt, Instant asOf, int compared, int undecided, List<Broken> broken) {
        static final Result NEVER = new Result(null, null, 0, 0, List.of());

        public Result {
            broken = List.copyOf(broken);
        }

        public CheckState state() {
            if (!broken.isEmpty()) {
                return CheckState.BROKEN;
            }
            return checkedAt == null || undecided > 0 ? CheckState.NOT_YET : CheckState.HOLDS;
        }

        /** How many units an identity is broken for. */
        public long unitsWithBroken(Identity identity) {
            return broken.stream()
                    .filter(each -> each.identity() == identity)
                    .map(Broken::unit)
                    .distinct()
                    .count();
        }
    }

    private final LongFunction<Totals> cells;
    private final LongFunction<Totals> cases;
    private final BooleanSupplier caughtUp;
    private final Clock clock;
    private volatile Result result = Result.NEVER;
    private Look before;

    /**
     * @param cells sums of the cells as of a moment in epoch milliseconds
     * @param cases sums of the cases likewise
     * @param caughtUp whether all that was written is read
     */
    public SelfCheck(LongFunction<Totals> cells, LongFunction<Totals> cases, BooleanSupplier caughtUp, Clock clock) {
        this.cells = cells;
        this.cases = cases;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    /** The moment compared: the latest whole minute that is a minute back. */
    public static Instant settled(Clock clock) {
        return clock.instant().minus(SETTLE).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Compares once; does nothing while there is something left to read. */
    public synchronized void run() {
        if (!caughtUp.getAsBoolean()) {
            before = null;
            return;
        }
        Look now = look(settled(clock).toEpochMilli());
        if (now.differing().isEmpty()) {
            result = result(now, 0, List.of());
        } else if (before != null) {
            judge(before, before.asOf() == now.asOf() ? now : look(before.asOf()));
        }
        before = now;
    }

    private Look look(long asOf) {
        return Look.at(asOf, cells.apply(asOf), cases.apply(asOf));
    }

    /** Both looks are as of the same moment. */
    private void judge(Look first, Look second) {
        List<Broken> broken = new ArrayList<>();
        int undecided = 0;
        for (Map.Entry<Sum, Sides> each : second.differing().entrySet()) {
            if (each.getValue().equals(first.differing().get(each.getKey()))) {
                broken.add(broken(each.getKey(), each.getValue()));
            } else if (!each.getKey().ahead()) {
                undecided++;
            }
        }
        broken.sort(Broken.IN_ORDER);
        result = result(second, undecided, broken);
    }

    private static Broken broken(Sum sum, Sides sides) {
        long left = sides.cells().sum();
        long right = sides.cases().sum();
        return new Broken(sum.unit(), sum.identity(), sum.measure(), sum.ahead(), left, right, left == right);
    }

    private Result result(Look look, int undecided, List<Broken> broken) {
        return new Result(clock.instant(), Instant.ofEpochMilli(look.asOf()), look.compared(), undecided, broken);
    }

    public Result result() {
        return result;
    }
}
