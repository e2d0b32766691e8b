package city.ioc.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Events as JSON: reads any structured CloudEvent that meets the contract, writes the one canonical form.
 *
 * <p>Canonical form: UTF-8, no white space, attributes in the order of the contract, optional ones left out when absent,
 * {@code subject} in upper case, times cut to the millisecond, numbers without trailing zeros. Equal events have equal bytes.
 */
public final class EventCodec {
    static final int MAX_ATTRIBUTE = 200;
    static final int MAX_SUBJECT = 100;

    private static final JsonMapper JSON = EventJson.mapper();
    private static final Map<EventType, ObjectReader> READERS = new EnumMap<>(EventType.class);
    private static final ObjectWriter WRITER = JSON.writer();

    static {
        for (EventType type : EventType.values()) {
            READERS.put(type, JSON.readerFor(type.dataClass()));
        }
    }

    private EventCodec() {}

    /**
     * Reads one structured CloudEvent.
     *
     * @throws InvalidEventException if it breaks the contract; the message is fit for the sender and quotes no personal data
     */
    public static Event decode(byte[] json) throws InvalidEventException {
        try (JsonParser parser = JSON.createParser(json)) {
            Event event = read(parser);
            if (parser.nextToken() != null) {
                throw new InvalidEventException("not one JSON object: something follows it");
            }
            return event;
        } catch (JacksonException e) {
            throw ReadErrors.explain(e, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canonical bytes of an event. */
    public static byte[] encode(Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(400);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type().wireName());
            json.writeStringField("subject", event.subject());
            json.writeStringField("time", EventJson.formatTime(event.time()));
            if (event.recordedTime() != null) {
                json.writeStringField("recordedtime", EventJson.formatTime(event.recordedTime()));
            }
            writeOptional(json, "sequence", event.sequence());
            writeOptional(json, "traceparent", event.traceParent());
            writeOptional(json, "tracestate", event.traceState());
            writeOptional(json, "partitionkey", event.partitionKey());
            json.writeFieldName("data");
            WRITER.writeValue(json, event.data());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads the data of one type, as a correction carries it. */
    public static EventData decodeData(EventType type, RawJson json) throws InvalidEventException {
        try {
            EventData data = READERS.get(type).readValue(json.text());
            ContractRules.check(data);
            return data;
        } catch (JacksonException e) {
            throw ReadErrors.explain(e, "data");
        }
    }

    /** The canonical JSON of the data of an event, as a correction carries it. */
    public static RawJson encodeData(EventData data) {
        try {
            return new RawJson(WRITER.writeValueAsString(data));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Event read(JsonParser parser) throws IOException, InvalidEventException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidEventException("must be a JSON object");
        }
        Envelope envelope = new Envelope();
        JsonNode early = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!name.equals("data")) {
                envelope.set(name, text(name, parser));
            } else if (parser.currentToken() == JsonToken.VALUE_NULL) {
                throw new InvalidEventException("data: must be an object");
            } else if (envelope.type != null) {
                envelope.data = readData(envelope.type, parser);
            } else {
                early = parser.readValueAsTree();
            }
        }
        if (early != null && envelope.type != null) {
            try (JsonParser buffered = JSON.treeAsTokens(early)) {
                buffered.nextToken();
                envelope.data = readData(envelope.type, buffered);
            }
        }
        return envelope.toEvent();
    }

    private static EventData readData(EventType type, JsonParser parser) throws IOException, InvalidEventException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidEventException("data: must be an object");
        }
        EventData data;
        try {
            data = READERS.get(type).readValue(parser);
        } catch (JacksonException e) {
            throw ReadErrors.explain(e, "data");
        }
        ContractRules.check(data);
        if (data instanceof Correction correction && correction.data() != null) {
            Corrections.checkReplacement(correction.data());
        }
        return data;
    }

    private static String text(String name, JsonParser parser) throws IOException, InvalidEventException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidEventException(quote(name) + ": must be a text");
        }
        return parser.getText();
    }

    private static void writeOptional(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** A short, masked quotation of what a sender wrote, for an error message. */
    static String quote(String text) {
        String masked = PersonalData.mask(text).replaceAll("\\p{Cntrl}", " ");
        return '"' + (masked.length() > 60 ? masked.substring(0, 60) + "…" : masked) + '"';
    }

    /** The attributes of an event while it is read. */
    private static final class Envelope {
        private String specVersion;
        private EventType type;
        private String id;
        private String source;
        private String subject;
        private String time;
        private String recordedTime;
        private String sequence;
        private String traceParent;
        private String traceState;
        private String partitionKey;
        private EventData data;

        void set(String name, String value) throws InvalidEventException {
            switch (name) {
                case "specversion" -> specVersion = value;
                case "type" -> type = value == null ? null : typeOf(value);
                case "id" -> id = value;
                case "source" -> source = value;
                case "subject" -> subject = value;
                case "time" -> time = value;
                case "recordedtime" -> recordedTime = value;
                case "sequence" -> sequence = value;
                case "traceparent" -> traceParent = value;
                case "tracestate" -> traceState = value;
                case "partitionkey" -> partitionKey = value;
                case "datacontenttype" -> checkContentType(value);
                case "dataschema" -> { /* a hint of the sender; the type decides */ }
                default -> throw new InvalidEventException(quote(name) + ": unknown attribute");
            }
        }

        private static EventType typeOf(String name) throws InvalidEventException {
            return EventType.ofWireName(name)
                    .orElseThrow(() -> new InvalidEventException("type: unknown event type " + quote(name)));
        }

        private static void checkContentType(String value) throws InvalidEventException {
            if (value != null && !value.toLowerCase(Locale.ROOT).startsWith("application/json")) {
                throw new InvalidEventException("datacontenttype: must be application/json");
            }
        }

        Event toEvent() throws InvalidEventException {
            if (!"1.0".equals(specVersion)) {
                throw new InvalidEventException(
                        "specversion: " + (specVersion == null ? "missing" : "must be 1.0, was " + quote(specVersion)));
            }
            require("type", type);
            require("subject", subject);
            require("time", time);
            require("data", data);
            String caseId = subject.strip().toUpperCase(Locale.ROOT);
            ContractRules.checkText("subject", caseId, MAX_SUBJECT);
            return new Event(
                    attribute("source", require("source", source)),
                    attribute("id", require("id", id)),
                    caseId,
                    time("time", time),
                    recordedTime == null ? null : time("recordedtime", recordedTime),
                    attribute("sequence", sequence),
                    attribute("traceparent", traceParent),
                    attribute("tracestate", traceState),
                    attribute("partitionkey", partitionKey),
                    data);
        }

        private static <T> T require(String name, T value) throws InvalidEventException {
            if (value == null) {
                throw new InvalidEventException(name + ": missing");
            }
            return value;
        }

        private static String attribute(String name, String value) throws InvalidEventException {
            if (value != null) {
                ContractRules.checkText(name, value, MAX_ATTRIBUTE);
            }
            return value;
        }

        private static java.time.OffsetDateTime time(String name, String text) throws InvalidEventException {
            try {
                return EventJson.parseTime(text);
            } catch (InvalidEventException e) {
                throw new InvalidEventException(name + ": " + e.getMessage());
            }
        }
    }
}
