package city.ioc.producers.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The real sample data beside the project, or in {@code -Dioc.data}; tests that use it are skipped where it is absent. */
final class SampleData {
    private SampleData() {}

    static Path require(String name) {
        String given = System.getProperty("ioc.data");
        Optional<Path> file = (given == null ? above("shared/data") : Optional.of(Path.of(given)))
                .map(folder -> folder.resolve(name))
                .filter(Files::exists);
        assumeTrue(file.isPresent(), () -> "skipped: " + name + " is not in ../shared/data nor in -Dioc.data");
        return file.orElseThrow();
    }

    static Path profile(String name) {
        return above("profiles").orElseThrow().resolve(name);
    }

    /** The folder of that name beside this module or beside a folder above it. */
    private static Optional<Path> above(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
