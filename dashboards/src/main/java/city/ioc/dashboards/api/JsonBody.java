package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Refusal;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The JSON that a request brings along, read strictly. */
final class JsonBody {
    private static final int MAX_BYTES = 1_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                            CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private JsonBody() {}

    static <T> T read(Context ctx, Class<T> type) {
        return read(ctx, type, MAX_BYTES);
    }

    /**
     * A page of another site can send a form, but no JSON unless it is allowed to.
     *
     * @throws Refusal when it is not what {@code type} takes
     */
    static <T> T read(Context ctx, Class<T> type, int maxBytes) {
        new Parameters(ctx);
        String form = ctx.contentType();
        if (form == null || !form.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw new UnsupportedMediaTypeResponse("Content-Type must be application/json");
        }
        T body;
        try {
            byte[] bytes = ctx.bodyInputStream().readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ContentTooLargeResponse("the body is larger than %d bytes".formatted(maxBytes));
            }
            body = MAPPER.readValue(bytes, type);
        } catch (JacksonException e) {
            String where = e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                    ? " at '%s'".formatted(mapping.getPath().getLast().getFieldName())
                    : "";
            throw Refusal.of("the body is not what this path takes%s; openapi.json describes it".formatted(where));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (body == null) {
            throw Refusal.of("the body is empty");
        }
        return body;
    }
}
