package city.ioc.profile;

import city.ioc.events.Opt;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a YAML file says and on which line it says it. All values are plain text: the file cannot choose types, and
 * aliases are refused.
 */
sealed interface YamlNode {
    int MAX_NESTING = 12;

    /** Counted from 1. */
    int line();

    /** @param text null when the value is left empty */
    record Scalar(@Opt String text, int line) implements YamlNode {}

    record Sequence(List<YamlNode> items, int line) implements YamlNode {}

    record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {}

    /** The block of fields that a text consists of; empty, and a problem with its line, when it does not. */
    static Optional<Mapping> parse(String text, LineProblems problems) {
        YAMLFactory factory = YAMLFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = factory.createParser(text)) {
            return document(parser, problems);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory can always be read", e);
        }
    }

    private static Optional<Mapping> document(YAMLParser parser, LineProblems problems) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(1, "must be a block of fields");
                return Optional.empty();
            }
            YamlNode node = read(parser);
            if (parser.nextToken() != null) {
                problems.add(lineOf(parser), "must hold one document only");
                return Optional.empty();
            }
            return Optional.of((Mapping) node);
        } catch (JacksonException e) {
            String[] reason = e.getOriginalMessage().split("\n", 2);
            int line = e.getLocation() == null ? lineOf(parser) : e.getLocation().getLineNr();
            problems.add(line, "is not valid YAML: " + reason[0]);
            return Optional.empty();
        }
    }

    private static YamlNode read(YAMLParser parser) throws IOException {
        int line = lineOf(parser);
        if (parser.isCurrentAlias()) {
            throw new JsonParseException(parser, "aliases are not allowed");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Mapping(readEntries(parser), line);
            case START_ARRAY -> new Sequence(readItems(parser), line);
            case VALUE_NULL -> new Scalar(null, line);
            default -> new Scalar(parser.getText(), line);
        };
    }

    private static Map<String, YamlNode> readEntries(YAMLParser parser) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            entries.put(name, read(parser));
        }
        return entries;
    }

    private static List<YamlNode> readItems(YAMLParser parser) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    private static int lineOf(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Where problems go. */
    @FunctionalInterface
    interface LineProblems {
        void add(int line, String reason);
    }
}
