package city.ioc.dashboards.board;

import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.dashboards.scope.UnitsAs;
import city.ioc.kpi.Direction;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Units ranked by one KPI, the best first; the most first when the KPI does not say what is better. */
public final class League {

    /**
     * @param rank from 1, equal for equal values; null without a value
     * @param kpi of the unit with all below it
     */
    public record Row(Integer rank, String unit, LocalizedText name, KpiValue kpi) {}

    private final Board board;

    public League(Board board) {
        this.board = board;
    }

    /**
     * @param level null for every level below the city
     * @param as those of the period, or those of today
     * @throws Refusal when the KPI does not exist
     */
    public List<Row> rows(String kpi, Unit.Kind level, KpiQuery query, UnitsAs as) {
        KpiDefinition definition = board.definition(kpi, query.period().to());
        List<Row> rows = new ArrayList<>();
        names(level, query, as).forEach((code, name) -> {
            KpiQuery own = new KpiQuery(code, board.scope(code, as), query.period(), query.filter());
            rows.add(new Row(null, code, name, board.kpi(kpi, own)));
        });
        Comparator<BigDecimal> order =
                definition.better() == Direction.DOWN ? Comparator.naturalOrder() : Comparator.reverseOrder();
        rows.sort(Comparator.comparing((Row row) -> row.kpi().value(), Comparator.nullsLast(order))
                .thenComparing(Row::unit));
        return ranked(rows);
    }

    private Map<String, LocalizedText> names(Unit.Kind level, KpiQuery query, UnitsAs as) {
        Map<String, LocalizedText> names = new LinkedHashMap<>();
        if (board.profile().units().isOpen()) {
            board.figures().cube().units().forEach(code -> names.put(code, LocalizedText.same(code)));
            return names;
        }
        LocalDate today = board.today();
        Validity period =
                as == UnitsAs.NOW ? new Validity(today, today) : new Validity(query.period().from(), query.period().to());
        for (Unit unit : board.profile().units().all()) {
            boolean wanted = level == null ? unit.kind() != Unit.Kind.CITY : unit.kind() == level;
            boolean below = query.scope().isCity()
                    || (as == UnitsAs.NOW
                            ? query.scope().stands(unit.code(), Math.toIntExact(today.toEpochDay()))
                            : query.scope().codes().contains(unit.code()));
            if (wanted && below && unit.validity().overlaps(period)) {
                names.put(unit.code(), unit.name());
            }
        }
        return names;
    }

    private static List<Row> ranked(List<Row> inOrder) {
        List<Row> ranked = new ArrayList<>();
        Row before = null;
        for (Row row : inOrder) {
            boolean hasValue = row.kpi().value() != null && row.kpi().state() != KpiState.NOT_APPLICABLE;
            Integer rank = null;
            if (hasValue) {
                boolean equal = before != null && before.kpi().value().compareTo(row.kpi().value()) == 0;
                rank = equal ? before.rank() : Integer.valueOf(ranked.size() + 1);
            }
            before = new Row(rank, row.unit(), row.name(), row.kpi());
            ranked.add(before);
        }
        return ranked;
    }
}
