package city.ioc.dashboards.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A part of the page, from the jar. Read at start, so a missing one is noticed then. */
final class WebFile {
    private final byte[] content;
    private final String contentType;

    private WebFile(byte[] content, String contentType) {
        this.content = content;
        this.contentType = contentType;
    }

    /** @param name of a resource below {@code /web} */
    static WebFile read(String name, String contentType) {
        try (InputStream in = WebFile.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks /web/" + name);
            }
            return new WebFile(in.readAllBytes(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void serve(Context ctx) {
        ctx.contentType(contentType).header("Cache-Control", "no-cache").result(content);
    }
}
