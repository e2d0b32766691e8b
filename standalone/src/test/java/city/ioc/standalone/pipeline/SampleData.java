package city.ioc.standalone.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;

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
}
