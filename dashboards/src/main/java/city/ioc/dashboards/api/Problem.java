package city.ioc.dashboards.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as {@code application/problem+json} (RFC 9457). */
final class Problem {
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad request",
            403, "Forbidden",
            404, "Not found",
            405, "Method not allowed",
            409, "Conflict",
            413, "Too large",
            415, "Unsupported media type",
            422, "Unprocessable content",
            500, "Internal error",
            503, "Not available");

    private Problem() {}

    static void answer(Context ctx, Json json, int status, String detail) {
        answer(ctx, json, status, detail, Map.of());
    }

    /** @param more members besides those of the standard */
    static void answer(Context ctx, Json json, int status, String detail, Map<String, ?> more) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", TITLES.getOrDefault(status, "Error"));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.putAll(more);
        ctx.status(status).result(json.text(problem)).contentType("application/problem+json");
    }
}
