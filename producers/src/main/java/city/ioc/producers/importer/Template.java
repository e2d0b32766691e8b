package city.ioc.producers.importer;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with column names in braces: {@code {case:concept:name}-accepted}. */
final class Template {
    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    private Template() {}

    static Set<String> columns(String template) {
        Set<String> columns = new LinkedHashSet<>();
        Matcher matcher = COLUMN.matcher(template);
        while (matcher.find()) {
            columns.add(matcher.group(1));
        }
        return columns;
    }

    /** Filled from a row; empty when one of its columns is, since half an id is none. */
    static String fill(String template, UnaryOperator<String> row) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = COLUMN.matcher(template);
        while (matcher.find()) {
            String value = row.apply(matcher.group(1));
            if (value.isEmpty()) {
                return "";
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
