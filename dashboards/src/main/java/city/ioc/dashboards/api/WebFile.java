package city.ioc.dashboards.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A part of the page, compressed once at start. Browsers ask each time whether theirs is still the one, so that an upgrade is seen at
 * once.
 */
final class WebFile {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private static final Set<String> COMPRESSED_ALREADY = Set.of("woff2");
    private static final String GZIP = "gzip";

    private final byte[] content;
    private final byte[] compressed;
    private final String contentType;
    private final String tag;

    /** @param name whose ending says of what type the content is */
    WebFile(String name, byte[] content) {
        this.content = content;
        String ending = name.substring(name.lastIndexOf('.') + 1);
        contentType = TYPES.get(ending);
        if (contentType == null) {
            throw new IllegalStateException("no content type is known for /web/" + name);
        }
        compressed = COMPRESSED_ALREADY.contains(ending) ? null : gzip(content);
        tag = "W/\"" + UUID.nameUUIDFromBytes(content) + '"';
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** A file that says something to programs, such as JSON made at start. */
    static WebFile json(String text) {
        return new WebFile("json", text.getBytes(StandardCharsets.UTF_8));
    }

    void serve(Context ctx) {
        ctx.header("Cache-Control", "no-cache").header("ETag", tag).header("Vary", "Accept-Encoding");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else if (compressed != null && takesGzip(ctx.header("Accept-Encoding"))) {
            ctx.contentType(contentType).header("Content-Encoding", GZIP).result(compressed);
        } else {
            ctx.contentType(contentType).result(content);
        }
    }

    /** Whether it is named and not refused; nobody writes it in another way. */
    private static boolean takesGzip(String accepted) {
        return accepted != null
                && Arrays.stream(accepted.split(",", -1))
                        .map(each -> each.replace(" ", ""))
                        .anyMatch(each -> each.equals(GZIP) || each.startsWith(GZIP + ";") && !each.matches(".*;q=0(\\.0*)?"));
    }
}
