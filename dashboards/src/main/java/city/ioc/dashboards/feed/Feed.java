package city.ioc.dashboards.feed;

/** Fills the memory of the dashboards, and says how far it has come. */
public interface Feed extends AutoCloseable {

    /** Begins to read; returns at once. */
    void start();

    FeedStatus status();

    /** Stops reading; what was read stays. */
    @Override
    void close();
}
