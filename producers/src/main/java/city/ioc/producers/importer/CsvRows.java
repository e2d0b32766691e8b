package city.ioc.producers.importer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A CSV file (RFC 4180, UTF-8) whose first row names the columns. */
final class CsvRows implements Rows {
    private final FileInput input;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    private CsvRows(FileInput input, CSVParser parser) {
        this.input = input;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = parser.getHeaderNames().stream().map(String::strip).toList();
    }

    static Source of(Path file, char delimiter, InputLimits limits) {
        return new Source() {
            @Override
            public Rows open() throws IOException, ImportException {
                return CsvRows.open(file, delimiter, limits);
            }

            @Override
            public long bytes() throws IOException {
                return Files.size(file);
            }
        };
    }

    private static CsvRows open(Path file, char delimiter, InputLimits limits) throws IOException, ImportException {
        FileInput input = FileInput.open(file, limits);
        try {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter)
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .get();
            CsvRows rows = new CsvRows(
                    input,
                    CSVParser.builder()
                            .setReader(new InputStreamReader(input.content(), UTF_8))
                            .setFormat(format)
                            .get());
            if (Set.copyOf(rows.columns).size() < rows.columns.size() || rows.columns.contains("")) {
                throw new ImportException("The first row must name every column once, was " + Rows.shown(rows.columns));
            }
            return rows;
        } catch (IllegalArgumentException e) {
            input.close();
            throw new ImportException("The first row does not name the columns: " + e.getMessage(), e);
        } catch (IOException | ImportException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public Optional<Set<String>> columns() {
        return Optional.of(new LinkedHashSet<>(columns));
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            Optional<Row> row = records.hasNext() ? Optional.of(toRow(records.next())) : Optional.empty();
            input.itemRead();
            return row;
        } catch (UncheckedIOException e) {
            throw new IOException("not readable as CSV after line " + parser.getCurrentLineNumber() + ": "
                    + e.getCause().getMessage(), e);
        }
    }

    private Row toRow(CSVRecord csv) {
        Map<String, String> values = HashMap.newHashMap(columns.size());
        long line = parser.getCurrentLineNumber();
        boolean utf8 = true;
        for (int i = 0; i < csv.size(); i++) {
            String value = csv.get(i);
            line -= value.chars().filter(c -> c == '\n').count();
            utf8 &= value.indexOf('\uFFFD') < 0;
            if (i < columns.size()) {
                values.put(columns.get(i), value.strip());
            }
        }
        String problem = null;
        if (csv.size() != columns.size()) {
            problem = "has " + csv.size() + " columns, the first row names " + columns.size();
        } else if (!utf8) {
            problem = "holds bytes that are not UTF-8";
        }
        return new Row(line, values, problem);
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
