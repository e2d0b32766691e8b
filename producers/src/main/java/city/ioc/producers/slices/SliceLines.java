package city.ioc.producers.slices;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The first and the last line of a slice. No event looks like them: theirs is the only member {@value #HEADER} or {@value #END}. */
public final class SliceLines {
    /** Raised when readers of an earlier version would misunderstand a slice. */
    public static final int VERSION = 1;

    private static final String HEADER = "iocSlice";
    private static final String END = "iocSliceEnd";
    private static final byte[] HEADER_START = ("{\"" + HEADER + "\":").getBytes(UTF_8);
    private static final byte[] END_START = ("{\"" + END + "\":").getBytes(UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new Days()))
            .build();

    /** Days as they are written in a header. */
    private static final class Days extends FromStringDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Days() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            return LocalDate.parse(text);
        }
    }

    private record First(int iocSlice, SliceHeader selection) {}

    private record Last(int iocSliceEnd, SliceEnd total) {}

    private SliceLines() {}

    public static byte[] of(SliceHeader header) {
        return bytes(new First(VERSION, header));
    }

    public static byte[] of(SliceEnd end) {
        return bytes(new Last(VERSION, end));
    }

    public static boolean isHeader(byte[] line) {
        return startsWith(line, HEADER_START);
    }

    public static boolean isEnd(byte[] line) {
        return startsWith(line, END_START);
    }

    /** The version of the slice that a header begins; empty when it cannot be read. */
    public static Optional<Integer> version(byte[] line) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            parser.nextToken();
            return parser.nextToken() == JsonToken.VALUE_NUMBER_INT ? Optional.of(parser.getIntValue()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty when it cannot be read. */
    public static Optional<SliceHeader> header(byte[] line) {
        return read(line, First.class).map(First::selection);
    }

    /** Empty when it cannot be read. */
    public static Optional<SliceEnd> end(byte[] line) {
        return read(line, Last.class).map(Last::total);
    }

    private static <T> Optional<T> read(byte[] line, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(line, type));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Object line) {
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsWith(byte[] line, byte[] start) {
        return line.length > start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }
}
