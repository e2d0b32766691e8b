package city.ioc.producers.importer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a value comes from. In YAML a plain text is a template; it is a constant when it names no column.
 *
 * @param column    takes the value of a column
 * @param template  fills a text from columns
 * @param constant  is always the same
 * @param map       what each value becomes
 * @param otherwise what a value that is not in {@code map} becomes; without it such a value is refused
 * @param fallback  {@code default} in YAML: what stands for an empty value; without it an empty value is left out
 * @param plusDays  of a time: how many local days later; null for that time itself
 */
record ValueRule(
        String column,
        String template,
        String constant,
        Map<String, String> map,
        String otherwise,
        @JsonProperty("default") String fallback,
        Integer plusDays) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    ValueRule {
        if (Stream.of(column, template, constant).filter(source -> source != null).count() != 1) {
            throw new IllegalArgumentException("needs exactly one of column, template, constant");
        }
        if (otherwise != null && map == null) {
            throw new IllegalArgumentException("otherwise is for values that are not in map, and there is no map");
        }
        if (plusDays != null && plusDays < 1) {
            throw new IllegalArgumentException("plusDays must be at least 1, not " + plusDays);
        }
        map = map == null ? null : Map.copyOf(map);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ValueRule ofTemplate(String template) {
        return new ValueRule(null, template, null, null, null, null, null);
    }

    static ValueRule ofColumn(String column) {
        return new ValueRule(column, null, null, null, null, null, null);
    }

    Set<String> columns() {
        return column != null ? Set.of(column) : template != null ? Template.columns(template) : Set.of();
    }

    /** The value for a row, {@code ""} when it has none. */
    String of(Row row) throws UnreadableValue {
        String value = column != null ? row.get(column) : template != null ? Template.fill(template, row::get) : constant;
        if (value.isEmpty()) {
            return fallback == null ? "" : fallback;
        }
        if (map == null) {
            return value;
        }
        String mapped = map.getOrDefault(value, otherwise);
        if (mapped == null) {
            throw UnreadableValue.of(value, "is not in the map");
        }
        return mapped;
    }
}
