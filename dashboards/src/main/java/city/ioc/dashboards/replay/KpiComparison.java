package city.ioc.dashboards.replay;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.events.Opt;
import city.ioc.profile.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Asks two boards the same questions, and tells where they answer otherwise. */
public final class KpiComparison {
    /** Units and periods at most. */
    static final int MOST_QUESTIONS = 20_000;

    /** What the period is divided into. */
    public enum Step {
        DAY,
        /** All of it is one. */
        PERIOD
    }

    /**
     * @param asOf        that both were asked as of
     * @param compared    how many figures were
     * @param differences those that are not the same, what changed most first
     */
    public record Result(Instant asOf, long compared, List<KpiDifference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    private final Board changed;
    private final Board with;
    private final Instant asOf;

    /** @param with null for none: every figure is told then, in the order of the questions */
    public KpiComparison(Board changed, @Opt Board with) {
        this.changed = changed;
        this.with = with;
        long latest = boards().mapToLong(Board::liveMoment).min().orElseThrow();
        asOf = Instant.ofEpochMilli(exact(latest));
    }

    private Stream<Board> boards() {
        return Stream.of(Optional.of(changed), Optional.ofNullable(with)).flatMap(Optional::stream);
    }

    /** The latest moment not after {@code at} for which all have exact sums. */
    private long exact(long at) {
        long exact = boards().mapToLong(board -> board.moment(Instant.ofEpochMilli(at))).min().orElseThrow();
        return exact == at ? at : exact(exact);
    }

    /** Of the whole, and of every unit that has data. */
    public Result ofAll(LocalDate from, LocalDate to, Step step) {
        Set<String> units = new LinkedHashSet<>();
        units.add(null);
        boards().map(this::units).forEach(units::addAll);
        return of(new ArrayList<>(units), from, to, step);
    }

    /** In the order of the profile; where it lists none, in that of their codes. */
    private List<String> units(Board board) {
        List<Unit> listed = board.profile().units().all();
        Stream<String> codes = listed.isEmpty()
                ? new TreeSet<>(board.figures().cube().units()).stream()
                : listed.stream().map(Unit::code).distinct();
        return codes.filter(code -> board.knows(code) && board.figures().cube().hasCells(board.scope(code), asOf.toEpochMilli()))
                .toList();
    }

    /** @throws Refusal when a unit is not known to either, or there are too many questions */
    public Result ofUnit(@Opt String unit, LocalDate from, LocalDate to, Step step) {
        if (boards().noneMatch(board -> board.knows(unit))) {
            changed.scope(unit);
        }
        List<String> one = new ArrayList<>();
        one.add(unit);
        return of(one, from, to, step);
    }

    private Result of(List<String> units, LocalDate from, LocalDate to, Step step) {
        if (from.isAfter(to)) {
            throw Refusal.of("'from' (%s) is after 'to' (%s)".formatted(from, to));
        }
        long periods = step == Step.PERIOD ? 1 : ChronoUnit.DAYS.between(from, to) + 1;
        if (units.size() * periods > MOST_QUESTIONS) {
            throw Refusal.of("%d units on %d days are too many; at most %d together: choose a unit, fewer days, or step=period"
                    .formatted(units.size(), periods, MOST_QUESTIONS));
        }
        Counter counter = new Counter();
        for (String unit : units) {
            if (step == Step.PERIOD) {
                compare(unit, from, to, counter);
            } else {
                from.datesUntil(to.plusDays(1)).forEach(day -> compare(unit, day, day, counter));
            }
        }
        if (with != null) {
            counter.differences.sort(KpiDifference.MOST_FIRST);
        }
        return new Result(asOf, counter.compared, counter.differences);
    }

    private static final class Counter {
        private final List<KpiDifference> differences = new ArrayList<>();
        private long compared;
    }

    private void compare(@Opt String unit, LocalDate from, LocalDate to, Counter counter) {
        Map<String, Side> ofChanged = values(changed, unit, from, to);
        Map<String, Side> ofOther = values(with, unit, from, to);
        Set<String> kpis = new LinkedHashSet<>(ofChanged.keySet());
        kpis.addAll(ofOther.keySet());
        for (String kpi : kpis) {
            Side one = ofChanged.get(kpi);
            Side other = ofOther.get(kpi);
            counter.compared++;
            if (!Objects.equals(one, other)) {
                counter.differences.add(KpiDifference.of(kpi, unit, from, to, one, other));
            }
        }
    }

    private Map<String, Side> values(@Opt Board board, @Opt String unit, LocalDate from, LocalDate to) {
        if (board == null || !board.knows(unit)) {
            return Map.of();
        }
        Map<String, Side> values = new LinkedHashMap<>();
        for (KpiValue value : board.kpis(board.query(new Question(unit, from, to, asOf, Map.of())))) {
            values.put(value.id(), Side.of(value));
        }
        return values;
    }
}
