package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What instances say to each other: the events in the body, each as canonical JSON on a line of its own; all else in headers. */
final class CaseWire {
    static final String PATH = "/internal/v1/cases/";
    static final String GENERATION = "Ioc-Generation";
    static final String SECRET = "Ioc-Secret";
    static final String COPY = "Ioc-Copy";
    static final String BEHIND = "Ioc-Behind";

    static final int FOUND = 200;
    static final int NO_SUCH_CASE = 204;
    static final int REFUSED = 403;
    static final int NO_SUCH_PATH = 404;
    static final int OTHER_GENERATION = 409;
    static final int NO_COPY = 503;

    private CaseWire() {}

    static byte[] encode(CaseEvents events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Event event : events.events()) {
            lines.writeBytes(EventCodec.encode(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** @throws InvalidEventException when they are not what {@link #encode} gives */
    static CaseEvents decode(String lines) throws InvalidEventException {
        List<Event> events = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            events.add(EventCodec.decode(line.getBytes(UTF_8)));
        }
        return new CaseEvents(events);
    }

    /** As in the header {@code Host}. */
    static String hostAndPort(HostInfo host) {
        return hostAndPort(host.host(), host.port());
    }

    static String hostAndPort(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
