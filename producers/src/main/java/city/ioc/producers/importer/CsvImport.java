package city.ioc.producers.importer;

import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Imports a CSV file. */
public final class CsvImport {
    private CsvImport() {}

    /**
     * Reads the file, publishes what its mapping and the door let through, and returns when all of it is stored.
     *
     * @param sink {@link EventSink#discarding()} for a dry run
     * @throws ImportException when the file and the mapping do not fit, or events are not stored
     */
    public static ImportReport run(Path file, Mapping mapping, Door door, EventSink sink, Progress progress)
            throws ImportException {
        if (!Files.isReadable(file)) {
            throw new ImportException("File " + file + " cannot be read");
        }
        try {
            return new RowImport(CsvRows.of(file, mapping.delimiter()), mapping, door, sink, progress).run();
        } catch (IOException e) {
            throw new ImportException("File " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
