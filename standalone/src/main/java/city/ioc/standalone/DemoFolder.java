package city.ioc.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** Where a demo keeps its data: in a folder of yours, or in a temporary one that goes with it. */
final class DemoFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private DemoFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static DemoFolder temporary() {
        try {
            return new DemoFolder(Files.createTempDirectory("ioc-demo-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary folder cannot be made; name one with --data", e);
        }
    }

    /** @throws IllegalStateException when something is in it: a second past beside the first would count twice */
    static DemoFolder fresh(Path path) {
        try (Stream<Path> entries = Files.isDirectory(path) ? Files.list(path) : Stream.empty()) {
            if (entries.findAny().isPresent()) {
                throw new IllegalStateException("folder " + path + " is not empty, and a demo begins with a city without a past;"
                        + " choose another with --data, or go on with what is in it: ioc up --data " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + path + " cannot be read", e);
        }
        return new DemoFolder(path, false);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("temporary folder " + path + " could not be deleted", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
