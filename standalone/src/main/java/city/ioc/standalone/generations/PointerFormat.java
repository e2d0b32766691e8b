package city.ioc.standalone.generations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pointer as JSON: it outlives generations, so fields are named, absent ones are null, and unknown ones are passed over. */
final class PointerFormat {
    static final byte[] KEY = "generation".getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PointerFormat() {}

    static byte[] encode(Pointer pointer) {
        try {
            return JSON.writeValueAsBytes(pointer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pointer cannot be written as JSON", e);
        }
    }

    /** @throws UncheckedIOException when it is no pointer */
    static Pointer decode(byte[] value) {
        try {
            return JSON.readValue(value, Pointer.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a pointer to a generation", e);
        }
    }
}
