package city.ioc.dashboards.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All parts of the page by name, such as {@code css/wall.css}: what lies below {@code /web} in the jar, and the bundle of all modules.
 * Read once.
 */
final class WebFiles {
    private static final String ROOT = "/web";
    private static final String FIRST = "app.js";

    /** What the page asks for in place of {@link #FIRST} and all that it imports. */
    private static final String BUNDLE = "bundle.js";

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
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path path : paths) {
            contents.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
        }
        contents.put(BUNDLE, Bundle.of(modules(contents), FIRST).getBytes(StandardCharsets.UTF_8));
        SortedMap<String, WebFile> files = new TreeMap<>();
        contents.forEach((name, content) -> files.put(name, new WebFile(name, content)));
        return files;
    }

    private static Map<String, String> modules(Map<String, byte[]> contents) {
        return contents.entrySet().stream()
                .filter(each -> each.getKey().endsWith(".js"))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new String(each.getValue(), StandardCharsets.UTF_8)));
    }
}
