package city.ioc.producers.importer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How the rows of a file become events. Read from YAML, described in {@code docs/reference/mapping.md}; whatever is not
 * described there is refused, with its line.
 *
 * @param source           CloudEvents source of all events; with the ids it makes a second import change nothing
 * @param delimiter        between the columns, by default a comma
 * @param zoneName         {@code zone} in YAML: of times without an offset, and of days; null when all have one
 * @param caseColumn       {@code case} in YAML: column with the id of the case; null when no rule needs it
 * @param timeFormats      further formats of times, as {@link java.time.format.DateTimeFormatter} names them
 * @param decimalSeparator {@code .} by default; with {@code ,} dots between thousands are left out
 * @param running          numbers that a case has at each of its rows; each gives a column of its name, and one with
 *                         {@code before} after it: what it was before the row
 */
public record Mapping(
        String source,
        Character delimiter,
        @JsonProperty("zone") String zoneName,
        @JsonProperty("case") String caseColumn,
        List<String> timeFormats,
        Character decimalSeparator,
        Map<String, RunningSum> running,
        List<EventRule> events) {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_NESTING = 12;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Mapping {
        if (source == null || source.isBlank()) {
            throw new IllegalArgumentException("source is missing: a URI reference such as /import/receipts");
        }
        delimiter = delimiter == null ? ',' : delimiter;
        decimalSeparator = decimalSeparator == null ? '.' : decimalSeparator;
        if (decimalSeparator != '.' && decimalSeparator != ',') {
            throw new IllegalArgumentException("decimalSeparator must be . or ,");
        }
        timeFormats = timeFormats == null ? List.of() : List.copyOf(timeFormats);
        events = events == null ? List.of() : List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events is missing: say what a row gives");
        }
        running = running == null ? Map.of() : Map.copyOf(running);
        if (caseColumn == null && (!running.isEmpty() || events.stream().anyMatch(EventRule::needsCases))) {
            throw new IllegalArgumentException("case is missing: a rule needs to know which rows belong together");
        }
        if (zoneName == null && events.stream().anyMatch(EventRule::countsDays)) {
            throw new IllegalArgumentException("zone is missing: plusDays counts the days of a zone");
        }
        new Times(timeFormats, zoneOf(zoneName));
    }

    /** Reads a mapping file. */
    public static Mapping load(Path file) throws ImportException {
        if (!Files.isRegularFile(file)) {
            throw new ImportException("Mapping " + file + " is not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ImportException("Mapping " + file + " has more than " + MAX_BYTES + " bytes");
            }
            String yaml = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return parse(yaml, file.getFileName().toString());
        } catch (CharacterCodingException e) {
            throw new ImportException("Mapping " + file + " holds bytes that are not UTF-8", e);
        } catch (IOException e) {
            throw new ImportException("Mapping " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param name what to call the mapping in a message */
    static Mapping parse(String yaml, String name) throws ImportException {
        try {
            requirePlain(yaml);
            return YAML.readValue(yaml, Mapping.class);
        } catch (JacksonException e) {
            throw new ImportException(name + ", line " + line(yaml, e) + ": " + explain(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory can always be read", e);
        }
    }

    /** What YAML has beyond plain text is of no use here, and has surprised others. */
    private static void requirePlain(String yaml) throws IOException {
        try (YAMLParser parser = YAML.getFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias() || parser.getTypeId() != null) {
                    throw new JsonParseException(
                            parser, "aliases and tags are not allowed", parser.currentTokenLocation());
                }
            }
        }
    }

    /** Jackson notices what is wrong with a record at its end; its path leads to where it stands. */
    private static int line(String yaml, JacksonException error) {
        int line = error.getLocation() == null ? 1 : error.getLocation().getLineNr();
        if (!(error instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return line;
        }
        JsonPointer wanted = JsonPointer.empty();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            wanted = step.getFieldName() == null
                    ? wanted.appendIndex(step.getIndex())
                    : wanted.appendProperty(step.getFieldName());
        }
        try (JsonParser parser = YAML.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        } catch (IOException e) {
            return line;
        }
        return line;
    }

    private static String explain(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "unknown key \"" + unknown.getPropertyName() + "\"; known are "
                    + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
            case ValueInstantiationException wrong when wrong.getCause() != null -> wrong.getCause().getMessage();
            case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
                "\"" + wrong.getValue() + "\" is none of "
                        + Arrays.toString(wrong.getTargetType().getEnumConstants()).toLowerCase(Locale.ROOT);
            case MismatchedInputException wrong -> "something else is expected here, see docs/reference/mapping.md";
            default -> e.getOriginalMessage().lines().findFirst().orElse("not valid");
        };
    }

    /** Zone of times without an offset; null when there is none. */
    ZoneId zone() {
        return zoneOf(zoneName);
    }

    private static ZoneId zoneOf(String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone: \"" + name + "\" is not a time zone such as Asia/Ho_Chi_Minh", e);
        }
    }

    /** Every column of the file that the mapping reads. */
    Set<String> columns() {
        Set<String> columns = new HashSet<>();
        events.forEach(rule -> columns.addAll(rule.columns()));
        columns.removeAll(RunningSums.columns(running.keySet()));
        running.values().forEach(sum -> columns.addAll(sum.columns()));
        if (caseColumn != null) {
            columns.add(caseColumn);
        }
        return columns;
    }
}
