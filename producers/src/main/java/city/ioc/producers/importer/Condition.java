package city.ioc.producers.importer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a row gives an event. Of a column exactly one thing is asked; or the row is asked for its place in its case.
 *
 * @param is    {@code equals} in YAML
 * @param in    one of these
 * @param not   anything else, the empty value included
 * @param empty whether the column is empty
 * @param row   whether the row is the first or the last of its case in the file
 */
record Condition(
        String column, @JsonProperty("equals") String is, List<String> in, String not, Boolean empty, Place row) {

    /** Place of a row among those of its case. */
    enum Place {
        @JsonProperty("first")
        FIRST,
        @JsonProperty("last")
        LAST
    }

    Condition {
        long asked = Stream.of(is, in, not, empty, row).filter(what -> what != null).count();
        if (asked != 1) {
            throw new IllegalArgumentException("a condition needs exactly one of equals, in, not, empty, row");
        }
        if ((column == null) != (row != null)) {
            throw new IllegalArgumentException("a condition needs a column, unless it asks for the row's place");
        }
    }

    Set<String> columns() {
        return column == null ? Set.of() : Set.of(column);
    }

    boolean holds(Row values, boolean first, boolean last) {
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
        return not != null ? !value.equals(not) : value.isEmpty() == empty;
    }
}
