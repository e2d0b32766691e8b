package city.ioc.producers.importer;

/** Told of every row and event that is refused, in the order of the file. */
@FunctionalInterface
public interface Refusals {
    /** @throws ImportException when the import cannot go on because of this */
    void take(ImportReport.Refused refused) throws ImportException;

    /** Tells nobody. */
    static Refusals none() {
        return refused -> {};
    }
}
