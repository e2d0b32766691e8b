package city.ioc.dashboards.live;

import java.io.IOException;

/** The wire to one watcher. Calls come from one thread and may block. */
public interface Outlet {
    /**
     * Sends what {@link Frame} has made, at once.
     *
     * @throws IOException when nothing can be sent any more, also because the thread was interrupted
     */
    void write(byte[] frame) throws IOException;

    void close();
}
