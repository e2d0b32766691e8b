package city.ioc.producers.importer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a row gives an event. Of a column exactly one thing is asked; or the row is asked for its place in its case.
 *
 * @param is     {@code equals} in YAML
 * @param in     one of these
 * @param not    anything else, the empty value included
 * @param empty  whether the column is empty
 * @param atMost a number that is not above this one; an empty column is none
 * @param above  a number above this one; an empty column is none
 * @param row    whether the row is the first or the last of its case in the file
 */
record Condition(
        String column,
        @JsonProperty("equals") String is,
        List<String> in,
        String not,
        Boolean empty,
        BigDecimal atMost,
        BigDecimal above,
        Place row) {

    /** Place of a row among those of its case. */
    enum Place {
        @JsonProperty("first")
        FIRST,
        @JsonProperty("last")
        LAST
    }

    Condition {
        long asked = Stream.of(is, in, not, empty, atMost, above, row)
                .filter(what -> what != null)
                .count();
        if (asked != 1) {
            throw new IllegalArgumentException(
                    "a condition needs exactly one of equals, in, not, empty, atMost, above, row");
        }
        if ((column == null) != (row != null)) {
            throw new IllegalArgumentException("a condition needs a column, unless it asks for the row's place");
        }
    }

    Set<String> columns() {
        return column == null ? Set.of() : Set.of(column);
    }

    /** @throws UnreadableValue when a number is asked for and the column holds something else */
    boolean holds(Row values, boolean first, boolean last, char decimalSeparator) throws UnreadableValue {
        if (row != null) {
            return row == Place.FIRST ? first : last;
        }
        String value = values.get(column);
        if (is != null) {
            return value.equals(is);
        }
        if (in != null) {
            return in.contains(value);
        }
        if (not != null) {
            return !value.equals(not);
        }
        return empty != null ? value.isEmpty() == empty : compares(value, decimalSeparator);
    }

    private boolean compares(String value, char decimalSeparator) throws UnreadableValue {
        if (value.isEmpty()) {
            return false;
        }
        BigDecimal number = Numbers.parse(value, decimalSeparator);
        return atMost != null ? number.compareTo(atMost) <= 0 : number.compareTo(above) > 0;
    }
}
