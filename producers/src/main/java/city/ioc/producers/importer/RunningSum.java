package city.ioc.producers.importer;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A number that a case has at each of its rows: the latest values of some columns, plus all values of others so far, less all
 * values of yet others.
 */
record RunningSum(List<String> latest, List<String> plus, List<String> minus) {

    RunningSum {
        latest = latest == null ? List.of() : List.copyOf(latest);
        plus = plus == null ? List.of() : List.copyOf(plus);
        minus = minus == null ? List.of() : List.copyOf(minus);
        if (latest.isEmpty() && plus.isEmpty() && minus.isEmpty()) {
            throw new IllegalArgumentException("a running number needs columns: latest, plus or minus");
        }
        if (columnsOf(latest, plus, minus).size() < latest.size() + plus.size() + minus.size()) {
            throw new IllegalArgumentException("a running number takes each column once");
        }
    }

    Set<String> columns() {
        return columnsOf(latest, plus, minus);
    }

    private static Set<String> columnsOf(List<String> latest, List<String> plus, List<String> minus) {
        Set<String> columns = new HashSet<>(latest);
        columns.addAll(plus);
        columns.addAll(minus);
        return columns;
    }

    /** How the value of a column changes the number, when the one before it in that column was {@code before}. */
    BigDecimal change(String column, BigDecimal value, BigDecimal before) {
        if (latest.contains(column)) {
            return value.subtract(before);
        }
        return plus.contains(column) ? value : value.negate();
    }
}
