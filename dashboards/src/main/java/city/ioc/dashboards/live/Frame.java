package city.ioc.dashboards.live;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Server-sent events as they go over the wire: made once, however many watchers get them. */
final class Frame {
    static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(UTF_8);

    private Frame() {}

    /**
     * @param data one line
     * @param id null for events that cannot be resumed from
     */
    static byte[] event(String name, String data, String id) {
        String idLine = id == null ? "" : "id: " + id + "\n";
        return (idLine + "event: " + name + "\ndata: " + data + "\n\n").getBytes(UTF_8);
    }
}
