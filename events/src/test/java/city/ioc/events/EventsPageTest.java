package city.ioc.events;

import city.ioc.calendar.TimeLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The reference of events says what the code has: types, fields, values, examples. */
class EventsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "events.md");
    private static final Pattern FIELD_AND_VALUE = Pattern.compile("^\\| `[^|]*\\|[^|]*\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`\\??");
    private static final String CODE_BLOCK = "    ";
    private static final JsonMapper JSON = new JsonMapper();

    /** The lines below each heading. */
    private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

    @BeforeAll
    static void readPage() throws IOException {
        List<String> section = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("#")) {
                section = new ArrayList<>();
                SECTIONS.put(line.replaceFirst("^#+ ", ""), section);
            } else {
                section.add(line);
            }
        }
    }

    @Test
    void everyTypeHasASectionAndNoOtherSectionLooksLikeAType() {
        assertThat(SECTIONS.keySet().stream().filter(heading -> heading.matches("\\S+\\.v\\d+")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values()).map(EventType::wireName).toList());
    }

    @Test
    void theAttributesAreThoseOfTheSchema() throws IOException {
        JsonNode schema = JSON.readTree(EventSchemas.of(EventType.DOSSIER_ACCEPTED));
        List<String> expected = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(name -> expected.add("`" + name + "`" + optional(schema, name)));
        expected.remove("`data`");

        List<String> described = SECTIONS.get("An event").stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> NAME.matcher(line.substring(0, line.indexOf('|', 1))).results().map(MatchResult::group))
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String optional(JsonNode schema, String name) {
        return schema.path("required").valueStream().anyMatch(required -> required.asText().equals(name)) ? "" : "?";
    }

    @Test
    void theFirstExampleIsAnEvent() throws InvalidEventException {
        String example = SECTIONS.get("An event").stream()
                .filter(line -> line.startsWith(CODE_BLOCK))
                .collect(Collectors.joining());

        assertThat(EventCodec.decode(example.getBytes(UTF_8)).type()).isEqualTo(EventType.DOSSIER_ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource
    void theFieldsOfATypeAreThoseOfItsRecord(EventType type) {
        List<String> fields = SECTIONS.getOrDefault(type.wireName(), List.of()).stream()
                .flatMap(line -> FIELD_AND_VALUE.matcher(line).results().map(MatchResult::group))
                .toList();

        assertThat(fields)
                .containsExactlyElementsOf(Arrays.stream(type.dataClass().getRecordComponents())
                        .map(field -> "| `" + field.getName() + "`" + (field.isAnnotationPresent(Opt.class) ? "?" : "")
                                + " | " + value(field) + " |")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theExampleOfATypeIsTheOneThatIsPublished(EventType type) throws IOException {
        List<String> examples = SECTIONS.getOrDefault(type.wireName(), List.of()).stream()
                .filter(line -> line.startsWith(CODE_BLOCK))
                .map(String::strip)
                .toList();

        assertThat(examples)
                .containsExactly(JSON.readTree(EventCodec.encode(EventExamples.of(type))).path("data").toString());
    }

    /** What a field holds, in the words of the page. */
    private static String value(RecordComponent field) {
        Class<?> type = field.getType();
        Range range = field.getAnnotation(Range.class);
        if (range != null) {
            String bounds = String.format(Locale.ROOT, "%,d to %,d", range.min(), range.max());
            return type == BigDecimal.class ? bounds + ", " + range.decimals() + " decimals" : bounds;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return field.isAnnotationPresent(FreeText.class) ? "text" : "code";
        }
        if (type == OffsetDateTime.class) {
            return "time";
        }
        if (type == TimeLimit.class) {
            return "limit";
        }
        return type == RawJson.class ? "object" : "true or false";
    }
}
