package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KPIs beside what they were before. */
public final class Comparisons {
    private final Board board;

    public Comparisons(Board board) {
        this.board = board;
    }

    /** @param comparisons in the order asked for; empty when none was asked for */
    public record Row(KpiValue kpi, List<Compared> comparisons) {}

    /** One row for each definition, all from one state of the data. */
    public List<Row> rows(List<KpiDefinition> definitions, Question question, Set<Comparison> with) {
        KpiQuery query = board.query(question);
        return board.figures().reading(() -> {
            List<KpiValue> values = board.kpis(definitions, query, query.period().to());
            Map<Comparison, List<KpiValue>> earlier = new LinkedHashMap<>();
            with.forEach(each -> earlier.put(each, earlier(definitions, question, query, each)));
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                KpiValue value = values.get(i);
                List<Compared> compared = new ArrayList<>();
                for (Map.Entry<Comparison, List<KpiValue>> each : earlier.entrySet()) {
                    compared.add(Compared.of(each.getKey(), value, each.getValue().get(i)));
                }
                rows.add(new Row(value, compared));
            }
            return rows;
        });
    }

    private List<KpiValue> earlier(List<KpiDefinition> definitions, Question question, KpiQuery query, Comparison with) {
        Period before = board.periods().before(query.period(), question, with);
        KpiQuery earlier = new KpiQuery(query.unit(), query.scope(), before, query.filter());
        List<KpiValue> values = board.kpis(definitions, earlier, query.period().to());
        boolean comparable = board.periods().isKept(before) && isTheSameUnit(query, before);
        return comparable ? values : values.stream().map(KpiValue::withoutMeaning).toList();
    }

    /** A code may have meant another unit before. */
    private boolean isTheSameUnit(KpiQuery query, Period before) {
        if (query.unit() == null) {
            return true;
        }
        Optional<Unit> unit = board.profile().units().at(query.unit(), query.period().to());
        return unit.isPresent()
                && unit.get().validity().contains(before.from())
                && unit.get().validity().contains(before.to());
    }
}
