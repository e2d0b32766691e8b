package city.ioc.standalone.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies. */
final class Project {
    static final Path ROOT = find();

    private Project() {}

    private static Path find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("profiles"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static Path profile(String name) {
        return ROOT.resolve("profiles").resolve(name);
    }
}
