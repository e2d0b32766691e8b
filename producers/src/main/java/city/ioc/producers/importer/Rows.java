package city.ioc.producers.importer;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A file as rows with named columns. The mapping knows nothing else of it, so that other formats can be read the same way. */
interface Rows extends AutoCloseable {
    int MAX_SHOWN = 50;
    int MAX_NAME = 60;

    /** The columns that every row has; empty when a row has those that it names. */
    Optional<Set<String>> columns();

    /**
     * The next row, empty at the end.
     *
     * @throws IOException when nothing more can be read; the message says where
     */
    Optional<Row> next() throws IOException;

    long bytesRead();

    @Override
    void close() throws IOException;

    /** Names of columns as a message may list them. */
    static String shown(Collection<String> columns) {
        String more = columns.size() > MAX_SHOWN ? " and " + (columns.size() - MAX_SHOWN) + " more" : "";
        return columns.stream().limit(MAX_SHOWN).map(Rows::shortened).toList() + more;
    }

    private static String shortened(String column) {
        return column.length() > MAX_NAME ? column.substring(0, MAX_NAME) + "…" : column;
    }

    /** Something that can be read from its beginning as often as needed. */
    interface Source {
        Rows open() throws IOException, ImportException;

        long bytes() throws IOException;
    }
}
