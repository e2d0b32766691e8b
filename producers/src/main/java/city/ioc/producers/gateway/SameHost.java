package city.ioc.producers.gateway;

import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps web pages of other sites out. On a loopback address only loopback names are served, so that a foreign name that
 * resolves to this machine does not get in; and a browser's {@code Origin} must be the gateway itself.
 */
final class SameHost {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean onLoopback;
    private final String configured;

    SameHost(String configured, boolean onLoopback) {
        this.configured = configured.contains(":") ? "[" + configured + "]" : configured.toLowerCase(Locale.ROOT);
        this.onLoopback = onLoopback;
    }

    /**
     * @param host   the {@code Host} header, null when absent
     * @param origin the {@code Origin} header, null when absent
     */
    void check(String host, String origin) throws Problem {
        if (onLoopback && (host == null || !isOurs(nameOf(host)))) {
            throw Problem.of(HttpStatus.FORBIDDEN, "this gateway serves its own machine; Host must be localhost");
        }
        if (origin != null && !isSame(origin, host)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "web pages of another origin may not use this gateway");
        }
    }

    private boolean isOurs(String name) {
        return LOOPBACK_NAMES.contains(name) || name.equals(configured);
    }

    private static boolean isSame(String origin, String host) {
        try {
            URI uri = new URI(origin);
            return host != null
                    && uri.getScheme() != null
                    && uri.getRawAuthority() != null
                    && withPort(uri.getRawAuthority(), uri.getScheme()).equals(withPort(host, uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String withPort(String authority, String scheme) {
        String name = nameOf(authority);
        String port = authority.substring(name.length());
        return name + (port.isEmpty() ? scheme.equals("https") ? ":443" : ":80" : port);
    }

    private static String nameOf(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        return (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    }
}
