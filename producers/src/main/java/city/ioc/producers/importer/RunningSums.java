package city.ioc.producers.importer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Adds to each row what its case's running numbers are with it, and were before it. */
final class RunningSums {
    private static final String BEFORE = " before";

    private final Map<String, RunningSum> sums;
    private final char decimalSeparator;
    private final Map<String, Map<String, State>> ofCases = new HashMap<>();

    RunningSums(Map<String, RunningSum> sums, char decimalSeparator) {
        this.sums = sums;
        this.decimalSeparator = decimalSeparator;
    }

    /** The columns that are added. */
    static Set<String> columns(Set<String> names) {
        Set<String> columns = new LinkedHashSet<>();
        columns.addAll(names);
        names.forEach(name -> columns.add(name + BEFORE));
        return columns;
    }

    /**
     * The row with these columns, empty as long as no column has said anything. One number that cannot be read, and the sum is
     * not known from there on: empty.
     */
    Row extend(Row row, String caseId) {
        if (sums.isEmpty()) {
            return row;
        }
        Map<String, String> values = new HashMap<>(row.values());
        Map<String, State> states = ofCases.computeIfAbsent(caseId, id -> new HashMap<>());
        String problem = row.problem();
        for (Map.Entry<String, RunningSum> sum : sums.entrySet()) {
            State state = states.computeIfAbsent(sum.getKey(), name -> new State());
            values.put(sum.getKey() + BEFORE, state.text(decimalSeparator));
            try {
                state.add(sum.getValue(), row, decimalSeparator);
            } catch (UnreadableValue e) {
                state.known = false;
                problem = sum.getKey() + ": " + e.getMessage();
            }
            values.put(sum.getKey(), state.text(decimalSeparator));
        }
        return new Row(row.line(), values, problem);
    }

    private static final class State {
        private final Map<String, BigDecimal> latest = new HashMap<>();
        private BigDecimal sum;
        private boolean known = true;

        void add(RunningSum rule, Row row, char decimalSeparator) throws UnreadableValue {
            for (String column : rule.columns()) {
                String text = row.get(column);
                if (text.isEmpty()) {
                    continue;
                }
                BigDecimal value = Numbers.parse(text, decimalSeparator);
                BigDecimal before = latest.put(column, value);
                BigDecimal change = rule.change(column, value, before == null ? BigDecimal.ZERO : before);
                sum = sum == null ? change : sum.add(change);
            }
        }

        /** As the file writes numbers. */
        String text(char decimalSeparator) {
            return !known || sum == null
                    ? ""
                    : sum.stripTrailingZeros().toPlainString().replace('.', decimalSeparator);
        }
    }
}
