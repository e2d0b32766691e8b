package city.ioc.producers.importer;

import java.util.Map;

/**
 * One row of a file.
 *
 * @param line    line on which it begins, from 1
 * @param values  value of every column, stripped; an empty one is {@code ""}, and so is one that is not there
 * @param problem why the row cannot be used; null when it can
 */
record Row(long line, Map<String, String> values, String problem) {
    String get(String column) {
        return values.getOrDefault(column, "");
    }
}
