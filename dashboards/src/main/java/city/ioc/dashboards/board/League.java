package city.ioc.dashboards.board;

import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.Direction;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Units ranked by one KPI, the best first; the most first when the KPI does not say what is better. */
public final class League {

    /**
     * @param rank from 1, equal for equal values; null without a value
     * @param rankBefore its rank in the period of the same length just before; null without a value then, and for a unit that was
     *     not the same then
     * @param change by how many ranks it climbed since, negative when it fell; null when a rank is not known
     * @param kpi of the unit with all below it
     */
    public record Row(
            Integer rank, Integer rankBefore, Integer change, String unit, LocalizedText name, KpiValue kpi) {
        private static Row of(Contest.Place<KpiValue> place) {
            return new Row(
                    place.rank(),
                    place.rankBefore(),
                    place.change(),
                    place.unit().code(),
                    place.unit().name(),
                    place.reached());
        }
    }

    private final Board board;

    public League(Board board) {
        this.board = board;
    }

    /**
     * @param level null for every level below the city
     * @throws Refusal when the KPI does not exist
     */
    public List<Row> rows(String kpi, Unit.Kind level, KpiQuery query) {
        KpiDefinition definition = board.definition(kpi, query.period().to());
        Comparator<BigDecimal> order =
                definition.better() == Direction.DOWN ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return new Contest<>(board, level, own -> value(kpi, own), League::comparable, order)
                .places(query).stream().map(Row::of).toList();
    }

    /** Null when the KPI has no version for that period. */
    private KpiValue value(String kpi, KpiQuery query) {
        boolean defined = board.profile().kpis().at(kpi, query.period().to()).isPresent();
        return defined ? board.kpi(kpi, query) : null;
    }

    private static BigDecimal comparable(KpiValue value) {
        return value == null || value.state() == KpiState.NOT_APPLICABLE ? null : value.value();
    }
}
