package city.ioc.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The AsyncAPI 3.0 document of the event topics, derived from {@link EventType}, {@link Topics} and {@link EventSchemas}: one
 * channel for each topic, one message for each event type. It refers to the schemas beside it, as {@code schemas/…}.
 */
public final class AsyncApi {
    /** Name of the document's file on the class path. */
    public static final String FILE_NAME = "asyncapi.json";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApi() {}

    /** The document as indented JSON with a line break at its end. */
    public static String document() {
        ObjectNode document = NODES.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "IOC event pipeline")
                .put("version", "1.0.0")
                .put("description", "What happens at the one-stop desks of a city, as CloudEvents 1.0 in structured mode. Events are"
                        + " sent to the HTTP gateway, which checks them and stores their canonical form in these topics. The version"
                        + " of an event type is part of its name.");
        document.putObject("servers")
                .putObject("kafka")
                .put("host", "localhost:9092")
                .put("protocol", "kafka")
                .put("description", "The broker of ./ioc up; it is reached from its own machine only.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topics.events()) {
            channels.set(topic.name(), channel(topic));
            operations.set("send-" + topic.name(), operation("send", topic, "Gateway, importer and simulator store events."));
            operations.set("receive-" + topic.name(), operation("receive", topic, "Streams make figures of them."));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.values()) {
            messages.set(type.wireName(), message(type));
        }
        components.putObject("messageTraits").set("event", trait());
        return document.toPrettyString() + "\n";
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = NODES.objectNode().put("address", topic.name());
        ObjectNode messages = channel.putObject("messages");
        for (EventType type : EventType.values()) {
            if (type.topic().equals(topic)) {
                messages.set(type.wireName(), reference("#/components/messages/" + type.wireName()));
            }
        }
        ObjectNode settings = channel.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", KAFKA_BINDING)
                .putObject("topicConfiguration");
        new TreeMap<>(topic.settings()).forEach((name, value) -> settings.set(name, setting(name, value)));
        return channel;
    }

    /** Kafka takes every setting as text; the binding wants the policy as a list and numbers as numbers. */
    private static JsonNode setting(String name, String value) {
        if (name.equals("cleanup.policy")) {
            ArrayNode policies = NODES.arrayNode();
            for (String policy : value.split(",", -1)) {
                policies.add(policy);
            }
            return policies;
        }
        return value.matches("-?\\d+") ? NODES.numberNode(Long.parseLong(value)) : NODES.textNode(value);
    }

    private static ObjectNode operation(String action, Topic topic, String summary) {
        ObjectNode operation = NODES.objectNode().put("action", action).put("summary", summary);
        operation.set("channel", reference("#/channels/" + topic.name()));
        return operation;
    }

    private static ObjectNode message(EventType type) {
        ObjectNode message = NODES.objectNode().put("name", type.wireName());
        message.putArray("traits").add(reference("#/components/messageTraits/event"));
        message.set("payload", reference("schemas/" + EventSchemas.fileName(type)));
        message.putArray("examples").addObject().set("payload", example(type));
        return message;
    }

    private static JsonNode example(EventType type) {
        try {
            return JSON.readTree(new String(EventCodec.encode(EventExamples.of(type)), UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the codec wrote what is not JSON", e);
        }
    }

    /** What all messages share. */
    private static ObjectNode trait() {
        ObjectNode trait = NODES.objectNode().put("contentType", "application/cloudevents+json");
        ObjectNode kafka = trait.putObject("bindings").putObject("kafka").put("bindingVersion", KAFKA_BINDING);
        kafka.putObject("key")
                .put("type", "string")
                .put("maxLength", EventCodec.MAX_SUBJECT)
                .put("description", "The subject: id of the case, in upper case. All events of a case are in one partition number.");
        return trait;
    }

    private static ObjectNode reference(String target) {
        return NODES.objectNode().put("$ref", target);
    }
}
