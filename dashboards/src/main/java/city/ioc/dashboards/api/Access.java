package city.ioc.dashboards.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Who may ask: requests that name this machine, or a host that was allowed, as the one they go to and come from. This keeps
 * pages of other sites, and names made to point here, from reading the figures with the help of a browser.
 */
final class Access {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;

    /** @param allowedHosts host names besides those of the loopback, without port */
    Access(Set<String> allowedHosts) {
        hosts = new HashSet<>(LOOPBACK);
        allowedHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    /** Why a request is refused; null when it is not. */
    String refusal(Context ctx) {
        if (!isAllowedHost(ctx.header("Host"))) {
            return "this Host is not served";
        }
        String origin = ctx.header("Origin");
        if (origin != null && !isAllowedOrigin(origin)) {
            return "pages of this Origin may not ask";
        }
        return !isSafe(ctx.method()) && isFromElsewhere(ctx) ? "pages of other sites may not change anything" : null;
    }

    private static boolean isSafe(HandlerType method) {
        return method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD) || method.equals(HandlerType.OPTIONS);
    }

    /** Browsers say whose page asks, other clients do not; another port of this machine is another site too. */
    private static boolean isFromElsewhere(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    boolean isAllowedHost(String hostAndPort) {
        if (hostAndPort == null) {
            return false;
        }
        return hosts.contains(hostAndPort.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT));
    }

    boolean isAllowedOrigin(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && isAllowedHost(uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What every answer says to browsers. */
    static void secure(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        ctx.header("Cache-Control", "no-store");
    }
}
