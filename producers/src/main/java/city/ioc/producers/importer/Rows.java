package city.ioc.producers.importer;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A file as rows with named columns. The mapping knows nothing else of it, so that other formats can be read the same way. */
interface Rows extends AutoCloseable {
    Set<String> columns();

    /**
     * The next row, empty at the end.
     *
     * @throws IOException when nothing more can be read; the message says where
     */
    Optional<Row> next() throws IOException;

    long bytesRead();

    @Override
    void close() throws IOException;

    /** Something that can be read from its beginning as often as needed. */
    interface Source {
        Rows open() throws IOException, ImportException;

        long bytes() throws IOException;
    }
}
