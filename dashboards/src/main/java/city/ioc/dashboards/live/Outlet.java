package city.ioc.dashboards.live;

/** The wire to one watcher. Calls come from one thread and may block; a failed one shows in {@link #isClosed()}. */
public interface Outlet {
    void event(String name, String data, String id);

    void comment(String text);

    boolean isClosed();

    /** Harmless when closed already; from any thread. */
    void close();
}
