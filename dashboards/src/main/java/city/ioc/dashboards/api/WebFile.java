package city.ioc.dashboards.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A part of the page. Browsers ask each time whether theirs is still the one, so that an upgrade is seen at once. */
final class WebFile {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private final byte[] content;
    private final String contentType;
    private final String tag;

    /** @param name whose ending says of what type the content is */
    WebFile(String name, byte[] content) {
        this.content = content;
        contentType = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (contentType == null) {
            throw new IllegalStateException("no content type is known for /web/" + name);
        }
        tag = "W/\"" + UUID.nameUUIDFromBytes(content) + '"';
    }

    /** A file that says something to programs, such as JSON made at start. */
    static WebFile json(String text) {
        return new WebFile("json", text.getBytes(StandardCharsets.UTF_8));
    }

    void serve(Context ctx) {
        ctx.header("Cache-Control", "no-cache").header("ETag", tag);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.contentType(contentType).result(content);
        }
    }
}
