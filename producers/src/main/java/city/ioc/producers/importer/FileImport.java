package city.ioc.producers.importer;

import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Imports files: publishes what the contract and the door let through, and returns when all of it is stored.
 *
 * @param sink     {@link EventSink#discarding()} for a dry run
 * @param progress told now and then how far it is
 * @param refusals told of all that is refused
 */
public record FileImport(Door door, EventSink sink, Progress progress, Refusals refusals, InputLimits limits) {

    /** An import that tells nobody how it goes. */
    public static FileImport of(Door door, EventSink sink) {
        return new FileImport(door, sink, Progress.none(), Refusals.none(), InputLimits.DEFAULT);
    }

    public FileImport withSink(EventSink other) {
        return new FileImport(door, other, progress, refusals, limits);
    }

    public FileImport withProgress(Progress told) {
        return new FileImport(door, sink, told, refusals, limits);
    }

    public FileImport withRefusals(Refusals told) {
        return new FileImport(door, sink, progress, told, limits);
    }

    public FileImport withLimits(InputLimits other) {
        return new FileImport(door, sink, progress, refusals, other);
    }

    /**
     * Imports a file of rows, CSV or XES, as a mapping says.
     *
     * @throws ImportException when the file and the mapping do not fit, or events are not stored
     */
    public ImportReport rows(Path file, Mapping mapping) throws ImportException {
        Rows.Source source =
                switch (FileFormat.of(file, limits)) {
                    case CSV -> CsvRows.of(file, mapping.delimiter(), limits);
                    case XES -> XesRows.of(file, limits);
                    case NDJSON -> throw new ImportException("File " + file + " holds events, which need no mapping");
                };
        try {
            return new RowImport(source, mapping, this).run();
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /**
     * Imports a file of events, one on each line, or a slice.
     *
     * @throws ImportException also when it is a slice that is broken; then nothing is published
     */
    public ImportReport events(Path file) throws ImportException {
        FileFormat.requireRegular(file);
        SliceCheck.check(file, limits);
        try (InputStream in = Files.newInputStream(file)) {
            return events(in, Files.size(file));
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /** Imports events, one on each line, until the stream ends. Of a slice that is broken some may have been published by then. */
    public ImportReport events(InputStream in) throws ImportException {
        try {
            return events(in, 0);
        } catch (IOException e) {
            throw new ImportException("Standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private ImportReport events(InputStream in, long bytes) throws IOException, ImportException {
        return new NdjsonImport(FileInput.of(in, limits), bytes, this).run();
    }

    private static ImportException cannotRead(Path file, IOException e) {
        return new ImportException("File " + file + " cannot be read: " + e.getMessage(), e);
    }
}
