package city.ioc.events;

import city.ioc.calendar.TimeLimit;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * A JSON Schema (2020-12) for the events of each type, derived from the records that read them. It states types, presence,
 * lengths and ranges; what a schema cannot say (personal data, plausible times, known units) is judged at the door.
 */
public final class EventSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TEXT_PATTERN = "\\S";

    private EventSchemas() {}

    /** Name of the schema's file under {@code /schemas} on the class path. */
    public static String fileName(EventType type) {
        return type.wireName() + ".schema.json";
    }

    /** The schema as indented JSON with a line break at its end. */
    public static String of(EventType type) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.wireName());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.set("id", text(EventCodec.MAX_ATTRIBUTE));
        properties.set("source", text(EventCodec.MAX_ATTRIBUTE));
        properties.putObject("type").put("const", type.wireName());
        properties.set("subject", text(EventCodec.MAX_SUBJECT));
        properties.set("time", time());
        properties.putObject("datacontenttype").put("type", "string").put("pattern", "^application/json");
        properties.putObject("dataschema").put("type", "string");
        properties.set("recordedtime", time());
        for (String extension : new String[] {"sequence", "traceparent", "tracestate", "partitionkey"}) {
            properties.set(extension, text(EventCodec.MAX_ATTRIBUTE));
        }
        properties.set("data", record(type.dataClass()));
        ArrayNode required = schema.putArray("required");
        for (String name : new String[] {"specversion", "id", "source", "type", "subject", "time", "data"}) {
            required.add(name);
        }
        schema.put("additionalProperties", false);
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), component(component));
            if (!component.isAnnotationPresent(Opt.class)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode component(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.isAnnotationPresent(Range.class)) {
            return number(component.getAnnotation(Range.class), type);
        }
        if (type == String.class) {
            return text(component.isAnnotationPresent(FreeText.class) ? ContractRules.MAX_TEXT : ContractRules.MAX_CODE);
        }
        if (type == OffsetDateTime.class) {
            return time();
        }
        if (type == boolean.class || type == Boolean.class) {
            return NODES.objectNode().put("type", "boolean");
        }
        if (type == RawJson.class) {
            return NODES.objectNode().put("type", "object");
        }
        if (type == TimeLimit.class) {
            return limit();
        }
        return oneOf(type);
    }

    private static ObjectNode limit() {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("value").put("type", "integer").put("minimum", 0).put("maximum", 3_650);
        properties.set("unit", oneOf(TimeLimit.Unit.class));
        schema.putArray("required").add("unit");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode oneOf(Class<?> enumType) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode values = schema.putArray("enum");
        for (Object constant : enumType.getEnumConstants()) {
            values.add(constant.toString());
        }
        return schema;
    }

    private static ObjectNode number(Range range, Class<?> type) {
        return NODES.objectNode()
                .put("type", type == BigDecimal.class ? "number" : "integer")
                .put("minimum", range.min())
                .put("maximum", range.max());
    }

    private static ObjectNode text(int maxLength) {
        return NODES.objectNode()
                .put("type", "string")
                .put("pattern", TEXT_PATTERN)
                .put("maxLength", maxLength);
    }

    private static ObjectNode time() {
        return NODES.objectNode().put("type", "string").put("format", "date-time");
    }
}
