package city.ioc.producers.importer;

import city.ioc.events.EventType;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One event that a row may give.
 *
 * @param typeName     {@code type} in YAML: wire name such as {@code dossier.accepted.v1}
 * @param once         {@code case}: only the first row of each case for which {@code when} holds
 * @param when         conditions that must all hold; none means every row
 * @param subject      id of the case; by default the value of the mapping's {@code case} column
 * @param recordedTime when the source wrote it down; the key in YAML is that of CloudEvents, all in lower case
 * @param data         fields of the data by name, {@code limit.value} for a part of an object
 */
record EventRule(
        @JsonProperty("type") String typeName,
        Once once,
        List<Condition> when,
        ValueRule id,
        ValueRule subject,
        ValueRule time,
        @JsonProperty("recordedtime") ValueRule recordedTime,
        Map<String, ValueRule> data) {

    /** How often an event may come from the rows of one case. */
    enum Once {
        @JsonProperty("case")
        CASE
    }

    EventRule {
        EventType type = typeOf(typeName);
        if (id == null || time == null) {
            throw new IllegalArgumentException(typeName + ": needs id and time");
        }
        if (id.plusDays() != null || subject != null && subject.plusDays() != null) {
            throw new IllegalArgumentException(typeName + ": id and subject are no times, so they take no plusDays");
        }
        when = when == null ? List.of() : List.copyOf(when);
        data = data == null ? Map.of() : Map.copyOf(data);
        data.forEach((name, value) -> {
            Field field = Field.of(type, name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            typeName + ": data." + name + " is not a field that can be mapped"));
            if (value.plusDays() != null && field != Field.TIME) {
                throw new IllegalArgumentException(typeName + ": data." + name + " is no time, so it takes no plusDays");
            }
        });
        for (String name : Field.required(type)) {
            if (data.keySet().stream().noneMatch(given -> given.equals(name) || given.startsWith(name + "."))) {
                throw new IllegalArgumentException(typeName + ": data." + name + " is missing");
            }
        }
    }

    private static EventType typeOf(String name) {
        return EventType.ofWireName(String.valueOf(name))
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is not an event type"));
    }

    EventType type() {
        return typeOf(typeName);
    }

    boolean asksForTheLastRow() {
        return when.stream().anyMatch(condition -> condition.row() == Condition.Place.LAST);
    }

    boolean needsCases() {
        return once != null || subject == null || when.stream().anyMatch(condition -> condition.row() != null);
    }

    boolean countsDays() {
        return values().anyMatch(value -> value.plusDays() != null);
    }

    Set<String> columns() {
        Set<String> columns = new HashSet<>();
        when.forEach(condition -> columns.addAll(condition.columns()));
        values().forEach(value -> columns.addAll(value.columns()));
        return columns;
    }

    private Stream<ValueRule> values() {
        return Stream.concat(Stream.of(id, subject, time, recordedTime), data.values().stream()).filter(Objects::nonNull);
    }
}
