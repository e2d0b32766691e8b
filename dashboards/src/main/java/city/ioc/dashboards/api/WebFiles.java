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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All parts of the page by name, such as {@code css/wall.css}: what lies below {@code /web} in the jar. Read once. */
final class WebFiles {
    private static final String ROOT = "/web";
    private static final String PAGE = "index.html";

    /** Where the page wants its links to modules. */
    private static final String MODULES = "<!-- modules -->";

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
        contents.put(PAGE, withModules(new String(contents.get(PAGE), StandardCharsets.UTF_8), contents.keySet())
                .getBytes(StandardCharsets.UTF_8));
        SortedMap<String, WebFile> files = new TreeMap<>();
        contents.forEach((name, content) -> files.put(name, new WebFile(name, content)));
        return files;
    }

    /** The page with a link to each module, so that a browser need not find one in another to ask for it. */
    private static String withModules(String page, Set<String> names) {
        String links = names.stream()
                .filter(name -> name.endsWith(".js") && name.contains("/"))
                .map("<link rel=\"modulepreload\" href=\"/web/%s\">"::formatted)
                .collect(Collectors.joining("\n  "));
        return page.replace(MODULES, links);
    }
}
