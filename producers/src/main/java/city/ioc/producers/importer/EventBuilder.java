package city.ioc.producers.importer;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.producers.Door;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;

/**
 * Makes an event of a row as a rule says. It goes through the same contract and door as one from a desk, so a file cannot
 * bring in what a desk could not.
 */
final class EventBuilder {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mapping mapping;
    private final Times times;
    private final Door door;

    EventBuilder(Mapping mapping, Door door) {
        this.mapping = mapping;
        this.times = new Times(mapping.timeFormats(), mapping.zone());
        this.door = door;
    }

    Event build(EventRule rule, Row row) throws RefusedValue {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0").put("source", mapping.source()).put("type", rule.typeName());
        put(event, "id", "id", rule.id(), Field.TEXT, row);
        put(event, "subject", "subject", subject(rule), Field.TEXT, row);
        put(event, "time", "time", rule.time(), Field.TIME, row);
        if (rule.recordedTime() != null) {
            put(event, "recordedtime", "recordedtime", rule.recordedTime(), Field.TIME, row);
        }
        ObjectNode data = event.putObject("data");
        for (Map.Entry<String, ValueRule> field : rule.data().entrySet()) {
            String name = field.getKey();
            int dot = name.indexOf('.');
            Field kind = Field.of(rule.type(), name).orElseThrow();
            ObjectNode owner = dot < 0 ? data : data.withObjectProperty(name.substring(0, dot));
            put(owner, name.substring(dot + 1), "data." + name, field.getValue(), kind, row);
        }
        dropEmptyObjects(data);
        return admit(event, rule);
    }

    private ValueRule subject(EventRule rule) {
        return rule.subject() == null ? ValueRule.ofColumn(mapping.caseColumn()) : rule.subject();
    }

    private void put(ObjectNode owner, String name, String path, ValueRule rule, Field kind, Row row) throws RefusedValue {
        try {
            String value = rule.of(row);
            if (value.isEmpty()) {
                return;
            }
            switch (kind) {
                case TEXT -> owner.put(name, value);
                case TIME -> owner.put(name, time(value, rule.plusDays()).toString());
                case NUMBER -> owner.put(name, Numbers.parse(value, mapping.decimalSeparator()));
                case BOOLEAN -> owner.put(name, bool(value));
            }
        } catch (UnreadableValue e) {
            throw new RefusedValue(columnsOf(rule), path + ": " + e.getMessage());
        }
    }

    private OffsetDateTime time(String text, Integer plusDays) throws UnreadableValue {
        OffsetDateTime time = times.parse(text);
        return plusDays == null ? time : times.plusDays(time, plusDays);
    }

    /** An object all of whose parts are empty in this row is left out like any empty value. */
    private static void dropEmptyObjects(ObjectNode data) {
        data.properties().removeIf(property -> property.getValue().isObject() && property.getValue().isEmpty());
    }

    private Event admit(ObjectNode json, EventRule rule) throws RefusedValue {
        try {
            return door.admit(EventCodec.decode(JSON.writeValueAsBytes(json)));
        } catch (InvalidEventException e) {
            throw new RefusedValue(columnsOf(e.getMessage(), rule), e.getMessage());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean bool(String text) throws UnreadableValue {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw UnreadableValue.of(text, "is not true or false; use a map");
        };
    }

    /** The columns of the rule whose path the reason begins with. */
    private String columnsOf(String reason, EventRule rule) {
        int colon = reason.indexOf(": ");
        String path = colon < 0 ? "" : reason.substring(0, colon);
        ValueRule found = switch (path) {
            case "id" -> rule.id();
            case "subject" -> subject(rule);
            case "time" -> rule.time();
            case "recordedtime" -> rule.recordedTime();
            default -> path.startsWith("data.") ? rule.data().get(path.substring("data.".length())) : null;
        };
        return found == null ? null : columnsOf(found);
    }

    private static String columnsOf(ValueRule rule) {
        return rule.columns().isEmpty() ? null : String.join(", ", rule.columns());
    }

    /** A value that cannot become part of the event. */
    static final class RefusedValue extends Exception {
        private static final long serialVersionUID = 1L;

        private final String column;

        RefusedValue(String column, String reason) {
            super(reason);
            this.column = column;
        }

        /** Columns from which it comes; null when not known. */
        String column() {
            return column;
        }
    }
}
