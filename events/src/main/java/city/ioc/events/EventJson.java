package city.ioc.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How Jackson reads and writes the records of the contract: strictly, without coercion, and in one canonical form. */
final class EventJson {
    static final int MAX_NESTING = 16;
    static final int EARLIEST_YEAR = 1990;
    static final int LATEST_YEAR = 2100;

    private EventJson() {}

    static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxStringLength(20_000)
                        .maxNumberLength(64)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .annotationIntrospector(new RequiredUnlessOpt())
                .addModule(new SimpleModule()
                        .addSerializer(OffsetDateTime.class, new TimeWriter())
                        .addDeserializer(OffsetDateTime.class, new TimeReader())
                        .addSerializer(BigDecimal.class, new DecimalWriter())
                        .addSerializer(RawJson.class, new RawWriter())
                        .addDeserializer(RawJson.class, new RawReader()))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum,
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
    }

    /** Every component of an event record is required unless it says {@link Opt}. */
    private static final class RequiredUnlessOpt extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            if (EventData.class.isAssignableFrom(member.getDeclaringClass())) {
                return !member.hasAnnotation(Opt.class);
            }
            return super.hasRequiredMarker(member);
        }
    }

    /** Reads a date-time with an offset; what is finer than a millisecond is cut off. */
    static OffsetDateTime parseTime(String text) throws InvalidEventException {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            throw new InvalidEventException("must be a date-time with an offset such as 2024-02-26T08:15:00+07:00, was "
                    + EventCodec.quote(text));
        }
        if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
            throw new InvalidEventException(
                    "must be in the years " + EARLIEST_YEAR + " to " + LATEST_YEAR + ", was " + EventCodec.quote(text));
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static String formatTime(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static final class TimeReader extends StdDeserializer<OffsetDateTime> {
        private static final long serialVersionUID = 1L;

        TimeReader() {
            super(OffsetDateTime.class);
        }

        @Override
        public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
            }
            try {
                return parseTime(parser.getText());
            } catch (InvalidEventException e) {
                throw context.weirdStringException(parser.getText(), OffsetDateTime.class, e.getMessage());
            }
        }
    }

    private static final class TimeWriter extends StdSerializer<OffsetDateTime> {
        private static final long serialVersionUID = 1L;

        TimeWriter() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(formatTime(value));
        }
    }

    /** One spelling per number: 35.0, 35.00 and 3.5E1 are all written 35. */
    private static final class DecimalWriter extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        DecimalWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
        }
    }

    private static final class RawReader extends StdDeserializer<RawJson> {
        private static final long serialVersionUID = 1L;

        RawReader() {
            super(RawJson.class);
        }

        @Override
        public RawJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return (RawJson) context.handleUnexpectedToken(RawJson.class, parser);
            }
            return new RawJson(parser.readValueAsTree().toString());
        }
    }

    private static final class RawWriter extends StdSerializer<RawJson> {
        private static final long serialVersionUID = 1L;

        RawWriter() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue(value.text());
        }
    }
}
