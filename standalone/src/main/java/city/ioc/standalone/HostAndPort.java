package city.ioc.standalone;

import city.ioc.events.Opt;
import city.ioc.streams.query.Endpoint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name or an address with a port, as options give it. */
record HostAndPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:]+)]|([^\\s:\\[\\]]+)):(\\d{1,5})");

    /** @throws IllegalArgumentException with a sentence that says what to change */
    static HostAndPort of(String option, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(option + " is HOST:PORT, not '" + text + "'");
        }
        return new HostAndPort(
                matcher.group(1) == null ? matcher.group(2) : matcher.group(1), Integer.parseInt(matcher.group(3)));
    }

    /** Where an instance of the streams answers the others. */
    Endpoint endpoint(@Opt String secret) {
        return new Endpoint(host, port, secret);
    }
}
