package city.ioc.dashboards.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a compiler would find in the modules of the display: they have none. */
class WebModulesTest {
    private static final Pattern IMPORT = Pattern.compile("import \\{([^}]*)\\} from '([^']+)';");
    private static final Pattern TEXT = Pattern.compile("\\btext\\('([A-Za-z0-9]+)'");
    private static final Pattern MARKED = Pattern.compile("data-text=\"([A-Za-z0-9]+)\"");
    private static final Pattern KEY = Pattern.compile("(?m)^    ([A-Za-z0-9]+):");
    private static final int MOST_LINES = 300;

    private static List<String> modules() {
        return WebSource.all().stream().filter(name -> name.endsWith(".js")).toList();
    }

    @Test
    void everyImportIsExportedAndUsed() {
        List<String> wrong = new ArrayList<>();
        for (String module : modules()) {
            String source = WebSource.text(module);
            Matcher imports = IMPORT.matcher(source);
            while (imports.find()) {
                String from = Path.of(module).resolveSibling(imports.group(2)).normalize().toString().replace('\\', '/');
                for (String name : imports.group(1).strip().split("\\s*,\\s*")) {
                    boolean exported = Pattern.compile("export (async )?(function|class|const|let) " + name + "\\b")
                            .matcher(WebSource.text(from))
                            .find();
                    boolean used = Pattern.compile("\\b" + name + "\\b").matcher(source).results().count() > 1;
                    if (!exported || !used) {
                        wrong.add(module + ": " + name + " of " + from + (exported ? " is not used" : " is not exported"));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyModuleIsReachedFromThePage() {
        Set<String> reached = new HashSet<>(Set.of("theme.js"));
        List<String> open = new ArrayList<>(List.of("app.js"));
        while (!open.isEmpty()) {
            String module = open.removeLast();
            if (reached.add(module)) {
                IMPORT.matcher(WebSource.text(module)).results().forEach(found -> open.add(
                        Path.of(module).resolveSibling(found.group(2)).normalize().toString().replace('\\', '/')));
            }
        }

        assertThat(modules()).containsExactlyInAnyOrderElementsOf(reached);
    }

    @Test
    void everyTextIsInBothLanguagesAndEveryOneAskedForIsThere() {
        Set<String> known = new TreeSet<>();
        for (String book : List.of("texts/page.js", "texts/wall.js", "texts/cases.js", "texts/index.js", "texts/alerts.js", "texts/history.js")) {
            String source = WebSource.text(book);
            int english = source.indexOf("\n  en: {");
            Set<String> vi = keys(source.substring(0, english));
            assertThat(keys(source.substring(english))).as(book).isEqualTo(vi);
            vi.forEach(key -> assertThat(known.add(key)).as("only one text is called " + key).isTrue());
        }
        Set<String> asked = new TreeSet<>();
        modules().forEach(module -> TEXT.matcher(WebSource.text(module)).results().forEach(found -> asked.add(found.group(1))));
        MARKED.matcher(WebSource.text("index.html")).results().forEach(found -> asked.add(found.group(1)));

        assertThat(known).containsAll(asked);
    }

    private static Set<String> keys(String source) {
        Set<String> keys = new TreeSet<>();
        KEY.matcher(source).results().forEach(found -> keys.add(found.group(1)));
        return keys;
    }

    @Test
    void noModuleIsLong() {
        assertThat(modules()).allSatisfy(module ->
                assertThat(WebSource.text(module).lines().count()).as(module).isLessThanOrEqualTo(MOST_LINES));
    }
}
