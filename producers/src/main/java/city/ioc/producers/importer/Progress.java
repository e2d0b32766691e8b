package city.ioc.producers.importer;

/** Told now and then how far an import is. */
@FunctionalInterface
public interface Progress {
    void at(long rows, long bytesRead, long bytesTotal);

    /** Tells nobody. */
    static Progress none() {
        return (rows, bytesRead, bytesTotal) -> {};
    }
}
