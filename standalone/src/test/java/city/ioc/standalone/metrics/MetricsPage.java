package city.ioc.standalone.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that documents the metrics, and how names are read from what a process shows. */
public final class MetricsPage {
    private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern NAME = Pattern.compile("`((?:ioc|kafka|jvm|process|system|logback)[_:][a-z0-9_:]+|up|ALERTS)`");
    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern OF_HISTOGRAM = Pattern.compile("_(bucket|count|sum|max)$");

    private MetricsPage() {}

    /** All that the page tells of. */
    public static Set<String> names() throws IOException {
        return names(NAME, Files.readString(PAGE)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a process shows, histograms by their own name. */
    public static Set<String> shown(String scrape) {
        Set<String> all = names(SHOWN, scrape).collect(Collectors.toCollection(TreeSet::new));
        all.removeIf(name -> all.contains(whole(name)) && !whole(name).equals(name));
        return all;
    }

    /** Of a part of a histogram the name of the histogram; others as they are. */
    static String whole(String name) {
        return OF_HISTOGRAM.matcher(name).replaceFirst("");
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
