package city.ioc.producers.gateway;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** A request that is answered with an error and of which nothing is kept: RFC 9457 problem details. */
final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Map<String, String> headers;

    private Problem(HttpStatus status, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.headers = headers;
    }

    static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, Map.of());
    }

    static Problem notJson(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    static Problem tooLarge(String detail) {
        return of(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    static Problem mediaType(String detail, String acceptHeader, String accepted) {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, Map.of(acceptHeader, accepted));
    }

    static Problem comeBack(HttpStatus status, int afterSeconds, String detail) {
        return new Problem(status, detail, Map.of("Retry-After", Integer.toString(afterSeconds)));
    }

    HttpStatus status() {
        return status;
    }

    void answer(Context ctx) {
        answer(ctx, status, getMessage());
        headers.forEach(ctx::header);
    }

    /** The type is {@code about:blank}: the status says it all, so the title is its phrase. */
    static void answer(Context ctx, HttpStatus status, String detail) {
        ctx.status(status)
                .result(Json.write(new Details("about:blank", status.getMessage(), status.getCode(), detail)))
                .contentType("application/problem+json");
    }

    private record Details(String type, String title, int status, String detail) {}
}
