package city.ioc.dashboards.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All parts of the page by name, such as {@code css/wall.css}: what lies below {@code /web} in the jar. Read once. */
final class WebFiles {
    private static final String ROOT = "/web";

    private WebFiles() {}

    static SortedMap<String, WebFile> read() {
        URL root = WebFiles.class.getResource(ROOT);
        if (root == null) {
            throw new IllegalStateException("The jar lacks " + ROOT);
        }
        try {
            if (root.openConnection() instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem content = FileSystems.newFileSystem(file)) {
                    return below(content.getPath(ROOT));
                }
            }
            return below(Path.of(URI.create(root.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, WebFile> below(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(root)) {
            paths = all.filter(Files::isRegularFile).toList();
        }
        SortedMap<String, WebFile> files = new TreeMap<>();
        for (Path path : paths) {
            String name = root.relativize(path).toString().replace('\\', '/');
            files.put(name, new WebFile(name, Files.readAllBytes(path)));
        }
        return files;
    }
}
