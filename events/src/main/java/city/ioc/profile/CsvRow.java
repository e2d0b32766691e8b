package city.ioc.profile;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A row of a CSV file (RFC 4180, UTF-8) with a known header. */
final class CsvRow extends Fields {
    private static final int MAX_ROWS = 100_000;

    private final List<String> columns;
    private final CSVRecord row;
    private final int line;

    private CsvRow(TextFile file, Problems problems, List<String> columns, CSVRecord row, int line) {
        super(file.name(), problems);
        this.columns = columns;
        this.row = row;
        this.line = line;
    }

    /** The rows below the header; those with too few or too many columns are problems and left out. */
    static List<CsvRow> read(TextFile file, List<String> columns, Problems problems) {
        List<CsvRow> rows = new ArrayList<>();
        file.read(problems).ifPresent(text -> read(file, text, columns, problems, rows));
        return rows;
    }

    private static void read(TextFile file, String text, List<String> columns, Problems problems, List<CsvRow> rows) {
        int line = 1;
        try (CSVParser parser = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
            boolean header = true;
            for (CSVRecord row : parser) {
                line = (int) parser.getCurrentLineNumber();
                if (header) {
                    header = false;
                    if (!row.toList().equals(columns)) {
                        problems.add(file.name(), line, "the header must be " + String.join(",", columns));
                        return;
                    }
                } else if (row.size() != columns.size()) {
                    problems.add(file.name(), line, "has %d columns, must have %d".formatted(row.size(), columns.size()));
                } else if (rows.size() == MAX_ROWS) {
                    problems.add(file.name(), line, "more than %d rows".formatted(MAX_ROWS));
                    return;
                } else {
                    rows.add(new CsvRow(file, problems, columns, row, line));
                }
            }
            if (header) {
                problems.add(file.name(), line, "the header must be " + String.join(",", columns));
            }
        } catch (IOException | UncheckedIOException e) {
            problems.add(file.name(), line + 1, "is not CSV: " + e.getMessage());
        }
    }

    @Override
    String raw(String field) {
        return row.get(columns.indexOf(field));
    }

    @Override
    int line(String field) {
        return line;
    }

    int line() {
        return line;
    }
}
