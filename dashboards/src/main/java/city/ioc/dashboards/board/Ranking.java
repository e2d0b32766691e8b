package city.ioc.dashboards.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Units by their values: the best first, equal ones by code, those without a value last. */
final class Ranking {
    private final Map<String, Integer> ranks = new HashMap<>();
    private final List<String> inOrder;

    /** @param values by unit; null where there is none */
    Ranking(Map<String, BigDecimal> values, Comparator<BigDecimal> bestFirst) {
        inOrder = new ArrayList<>(values.keySet());
        inOrder.sort(Comparator.comparing((String unit) -> values.get(unit), Comparator.nullsLast(bestFirst))
                .thenComparing(Comparator.naturalOrder()));
        String before = null;
        for (String unit : inOrder) {
            if (values.get(unit) != null) {
                boolean equal = before != null && values.get(before).compareTo(values.get(unit)) == 0;
                ranks.put(unit, equal ? ranks.get(before) : Integer.valueOf(ranks.size() + 1));
                before = unit;
            }
        }
    }

    List<String> inOrder() {
        return inOrder;
    }

    /** From 1, equal for equal values; null without a value. */
    Integer of(String unit) {
        return ranks.get(unit);
    }
}
