package city.ioc.standalone.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The real sample data that lies beside the project; tests that use it are skipped where it is absent. */
final class SampleData {
    private SampleData() {}

    static Path require(String name) {
        Path file = Project.ROOT.resolveSibling("shared").resolve("data").resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: the sample data " + name + " is not beside the project");
        return file;
    }
}
