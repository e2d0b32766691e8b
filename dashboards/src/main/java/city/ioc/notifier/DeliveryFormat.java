package city.ioc.notifier;

import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Enrolment;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Messages and recipients as JSON: they outlive generations, so fields are named, absent ones are null, and unknown ones are passed
 * over.
 */
final class DeliveryFormat {
    private static final String RECIPIENT = "recipient:";
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DeliveryFormat() {}

    static byte[] key(Delivery delivery) {
        return delivery.id().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] key(Enrolment enrolment) {
        return (RECIPIENT + enrolment.recipient()).getBytes(StandardCharsets.UTF_8);
    }

    /** @param value a message or an enrolment */
    static byte[] encode(Record value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written as JSON", e);
        }
    }

    /** @throws UncheckedIOException when it is neither a message nor an enrolment */
    static void decode(byte[] key, byte[] value, Consumer<Delivery> deliveries, Consumer<Enrolment> enrolments) {
        try {
            if (new String(key, StandardCharsets.UTF_8).startsWith(RECIPIENT)) {
                enrolments.accept(JSON.readValue(value, Enrolment.class));
            } else {
                deliveries.accept(JSON.readValue(value, Delivery.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a message", e);
        }
    }
}
