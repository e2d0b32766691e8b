package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The real sample data that lies beside the project, or in {@code -Dioc.data}; tests that use it are skipped where it is absent. */
final class SampleData {
    private SampleData() {}

    static Path require(String name) {
        String given = System.getProperty("ioc.data");
        Path folder = given == null ? Project.ROOT.resolveSibling("shared").resolve("data") : Path.of(given);
        Path file = folder.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: the sample data " + name + " is not beside the project");
        return file;
    }

    /** The rows of a CSV file, for a plain count over it. */
    static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = Files.newBufferedReader(file)) {
            return format.parse(reader).getRecords();
        }
    }
}
