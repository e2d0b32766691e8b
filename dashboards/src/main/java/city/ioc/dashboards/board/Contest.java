package city.ioc.dashboards.board;

import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.profile.Unit;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Units ranked by what they reached in a period, and in the one before.
 *
 * @param <V> what a unit reached
 */
final class Contest<V> {

    /**
     * @param rank from 1, equal for equal values; null without a value
     * @param rankBefore the same in the period of the same length just before; null too for a unit that was not the same then
     */
    record Place<V>(Integer rank, Integer rankBefore, Unit unit, V reached) {
        /** By how many ranks it climbed, negative when it fell; null when a rank is not known. */
        Integer change() {
            return rank == null || rankBefore == null ? null : Integer.valueOf(rankBefore - rank);
        }
    }

    private final Board board;
    private final Unit.Kind level;
    private final Function<KpiQuery, V> reached;
    private final Function<V, BigDecimal> value;
    private final Comparator<BigDecimal> bestFirst;

    /**
     * @param level null for every level below the city
     * @param value by which units are ranked; null without
     */
    Contest(
            Board board,
            Unit.Kind level,
            Function<KpiQuery, V> reached,
            Function<V, BigDecimal> value,
            Comparator<BigDecimal> bestFirst) {
        this.board = board;
        this.level = level;
        this.reached = reached;
        this.value = value;
        this.bestFirst = bestFirst;
    }

    /** The best first, equal ones by code, those without a value last. */
    List<Place<V>> places(KpiQuery query) {
        Map<String, Unit> units = units(query);
        Map<String, V> now = reached(units, query);
        Ranking ranks = ranking(now);
        KpiQuery earlier = PreviousPeriod.of(query, board);
        Map<String, Unit> unitsBefore = units(earlier);
        Ranking ranksBefore = ranking(reached(unitsBefore, earlier));
        return ranks.inOrder().stream()
                .map(code -> {
                    Unit unit = units.get(code);
                    Integer before = unit.equals(unitsBefore.get(code)) ? ranksBefore.of(code) : null;
                    return new Place<>(ranks.of(code), before, unit, now.get(code));
                })
                .toList();
    }

    private Map<String, V> reached(Map<String, Unit> units, KpiQuery query) {
        Map<String, V> all = new LinkedHashMap<>();
        units.keySet().forEach(code -> all.put(
                code,
                reached.apply(new KpiQuery(code, board.scope(code), query.period(), query.filter()))));
        return all;
    }

    private Ranking ranking(Map<String, V> all) {
        Map<String, BigDecimal> values = new TreeMap<>();
        all.forEach((code, each) -> values.put(code, value.apply(each)));
        return new Ranking(values, bestFirst);
    }

    private Map<String, Unit> units(KpiQuery query) {
        Map<String, Unit> units = new LinkedHashMap<>();
        if (board.profile().units().isOpen()) {
            board.figures().cube().units().forEach(code -> units.put(
                    code, board.profile().units().at(code, query.period().to()).orElseThrow()));
            return units;
        }
        Validity period = new Validity(query.period().from(), query.period().to());
        for (Unit unit : board.profile().units().all()) {
            boolean wanted = level == null ? unit.kind() != Unit.Kind.CITY : unit.kind() == level;
            boolean below = query.scope().isCity() || query.scope().codes().contains(unit.code());
            if (wanted && below && unit.validity().overlaps(period)) {
                units.put(unit.code(), unit);
            }
        }
        return units;
    }
}
