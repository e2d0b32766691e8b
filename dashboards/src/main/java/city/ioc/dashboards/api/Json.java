package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Comparison;
import city.ioc.dashboards.kpi.KpiState;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

import static com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN;

/** Answers as JSON: instants with the offset of the city, days as dates, numbers in plain notation. */
final class Json {
    private final ObjectMapper mapper;

    Json(ZoneId zone) {
        SimpleModule module = new SimpleModule()
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(Instant.class, text(instant ->
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone))))
                .addSerializer(KpiState.class, text(KpiState::wireName))
                .addSerializer(Comparison.class, text(Comparison::wireName));
        mapper = JsonMapper.builder().enable(WRITE_BIGDECIMAL_AS_PLAIN).addModule(module).build();
    }

    private static <T> JsonSerializer<T> text(Function<T, String> form) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(form.apply(value));
            }
        };
    }

    String text(Object answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }

    void answer(Context ctx, Object answer) {
        ctx.contentType("application/json").result(text(answer));
    }
}
