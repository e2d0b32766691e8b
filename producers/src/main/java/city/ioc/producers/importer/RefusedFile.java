package city.ioc.producers.importer;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes what is refused to a CSV file: line, column, event type, reason. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe, since what it quotes may come from anyone.
 */
public final class RefusedFile implements Refusals, Closeable {
    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Cntrl}]*[=+\\-@]|^[\\t\\r\\n]");

    private final Path file;
    private final BufferedWriter out;

    private RefusedFile(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins the file, in place of an earlier one of that name.
     *
     * @param inputs files that it must not take the place of
     */
    public static RefusedFile create(Path file, Path... inputs) throws ImportException {
        try {
            for (Path input : inputs) {
                if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
                    throw new ImportException("Refused rows cannot be written to " + file + ", which is read");
                }
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ImportException("Refused rows cannot be written to " + file + ", which is not a regular file");
            }
            RefusedFile refused = new RefusedFile(file, Files.newBufferedWriter(file));
            refused.write("line", "column", "event_type", "reason");
            return refused;
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    @Override
    public void take(ImportReport.Refused refused) throws ImportException {
        try {
            write(refused.line(), safe(refused.column()), safe(refused.eventType()), safe(refused.reason()));
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private void write(Object... cells) throws IOException {
        out.write(CSVFormat.RFC4180.format(cells));
        out.write("\r\n");
    }

    private static String safe(String cell) {
        return cell != null && FORMULA.matcher(cell).find() ? "'" + cell : cell;
    }

    private static ImportException cannotWrite(Path file, IOException e) {
        return new ImportException("Refused rows cannot be written to " + file + ": " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
