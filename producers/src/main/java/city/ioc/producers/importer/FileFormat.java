package city.ioc.producers.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a file is: by its name, and where that does not say, by how it begins. Each may be compressed with gzip. */
public enum FileFormat {
    /** Rows with named columns; a mapping makes events of them. */
    CSV,
    /** An event log as XML (IEEE 1849); the same mappings make events of it. */
    XES,
    /** Events already, one on each line. */
    NDJSON;

    private static final int LOOKED_AT = 4096;

    /** @throws ImportException when there is no such file, or it cannot be read */
    public static FileFormat of(Path file, InputLimits limits) throws ImportException {
        requireRegular(file);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> CSV;
            case "xes" -> XES;
            case "ndjson", "jsonl" -> NDJSON;
            default -> byContent(file, limits);
        };
    }

    /** Devices and pipes never end or cannot be read twice. */
    static void requireRegular(Path file) throws ImportException {
        if (!Files.exists(file)) {
            throw new ImportException("File " + file + " does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new ImportException("File " + file + " is a folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new ImportException(
                    "File " + file + " is not a regular file; events can be read from standard input as -");
        }
        if (!Files.isReadable(file)) {
            throw new ImportException("File " + file + " cannot be read");
        }
    }

    private static FileFormat byContent(Path file, InputLimits limits) throws ImportException {
        try (FileInput input = FileInput.open(file, limits)) {
            InputStream in = input.content();
            for (int i = 0; i < LOOKED_AT; i++) {
                int b = in.read();
                if (!Character.isWhitespace(b)) {
                    return b == '<' ? XES : b == '{' ? NDJSON : CSV;
                }
            }
            return CSV;
        } catch (IOException e) {
            throw new ImportException("File " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
