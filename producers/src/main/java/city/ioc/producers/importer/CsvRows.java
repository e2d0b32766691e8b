package city.ioc.producers.importer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** A CSV file (RFC 4180, UTF-8, with or without a byte order mark) whose first row names the columns. */
final class CsvRows implements Rows {
    private final CountingStream bytes;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    private CsvRows(CountingStream bytes, CSVParser parser) {
        this.bytes = bytes;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = parser.getHeaderNames().stream().map(String::strip).toList();
    }

    static Source of(Path file, char delimiter) {
        return new Source() {
            @Override
            public Rows open() throws IOException, ImportException {
                return CsvRows.open(file, delimiter);
            }

            @Override
            public long bytes() throws IOException {
                return Files.size(file);
            }
        };
    }

    private static CsvRows open(Path file, char delimiter) throws IOException, ImportException {
        CountingStream bytes = new CountingStream(Files.newInputStream(file));
        try {
            BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
            skipByteOrderMark(in);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter)
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .get();
            CsvRows rows = new CsvRows(
                    bytes,
                    CSVParser.builder()
                            .setReader(new InputStreamReader(in, UTF_8))
                            .setFormat(format)
                            .get());
            if (Set.copyOf(rows.columns).size() < rows.columns.size() || rows.columns.contains("")) {
                throw new ImportException("The first row must name every column once, was " + rows.columns);
            }
            return rows;
        } catch (IllegalArgumentException e) {
            bytes.close();
            throw new ImportException("The first row does not name the columns: " + e.getMessage(), e);
        } catch (IOException | ImportException e) {
            bytes.close();
            throw e;
        }
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        if (start.length < 3 || start[0] != (byte) 0xEF || start[1] != (byte) 0xBB || start[2] != (byte) 0xBF) {
            in.reset();
        }
    }

    @Override
    public Set<String> columns() {
        return new LinkedHashSet<>(columns);
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            return records.hasNext() ? Optional.of(toRow(records.next())) : Optional.empty();
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
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
