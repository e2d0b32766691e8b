package city.ioc.dashboards.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All modules of the display as one, so that a browser asks once and not for each: every module becomes a function that gives what it
 * exports, those that it imports come before it. Knows the forms that the modules are written in, {@code import {a, b} from './x.js'}
 * and {@code export} before a function, class or constant; a test holds the modules to them.
 */
final class Bundle {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{([^}]*)\\} from '([^']+)';$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ((?:async )?(?:function|class|const) (\\w+))");

    private final Map<String, String> sources;

    /** The functions so far, by the name of the module. */
    private final Map<String, String> made = new LinkedHashMap<>();

    private Bundle(Map<String, String> sources) {
        this.sources = sources;
    }

    /**
     * @param sources by name, such as {@code base/dom.js}
     * @param first the module that begins
     * @throws IllegalStateException when a module is missing, or modules import each other in a circle
     */
    static String of(Map<String, String> sources, String first) {
        Bundle bundle = new Bundle(sources);
        bundle.add(first, List.of());
        return String.join("\n", bundle.made.values());
    }

    /** @param importers those that wait for it */
    private void add(String name, List<String> importers) {
        if (made.containsKey(name)) {
            return;
        }
        List<String> path = new ArrayList<>(importers);
        path.add(name);
        if (importers.contains(name)) {
            throw new IllegalStateException("modules of the display import each other in a circle: " + String.join(" → ", path));
        }
        String source = sources.get(name);
        if (source == null) {
            throw new IllegalStateException("a module of the display is missing: " + String.join(" → ", path));
        }
        IMPORT.matcher(source).results().forEach(found -> add(resolved(name, found.group(2)), path));
        String body = IMPORT.matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "const {%s} = %s;".formatted(found.group(1), variable(resolved(name, found.group(2))))));
        String exported =
                EXPORT.matcher(source).results().map(found -> found.group(2)).collect(Collectors.joining(", "));
        made.put(
                name,
                "// %s\nconst %s = (() => {\n%sreturn {%s};\n})();\n"
                        .formatted(name, variable(name), EXPORT.matcher(body).replaceAll("$1"), exported));
    }

    private static String resolved(String importer, String path) {
        return Path.of(importer).resolveSibling(path).normalize().toString().replace('\\', '/');
    }

    private static String variable(String name) {
        return "module_" + name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
