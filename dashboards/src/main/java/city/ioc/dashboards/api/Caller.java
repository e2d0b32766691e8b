package city.ioc.dashboards.api;

import city.ioc.audit.AuditEntry;
import io.javalin.http.Context;
import java.net.URLDecoder;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Who asks, as far as the request says. Nobody checks it. */
final class Caller {
    /** Set by what stands before the server and knows who it is, or by the page; percent-encoded where it is not ASCII. */
    static final String HEADER = "X-IOC-User";

    private Caller() {}

    /** The header, or {@link AuditEntry#ANONYMOUS}. */
    static String of(Context ctx) {
        String header = ctx.header(HEADER);
        if (header == null || header.isBlank()) {
            return AuditEntry.ANONYMOUS;
        }
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return header;
        }
    }
}
