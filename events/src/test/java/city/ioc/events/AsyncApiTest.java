package city.ioc.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AsyncApiTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DOCUMENT = parse(AsyncApi.document());

    /** Written anew by the same switch as the schemas: see {@link EventSchemasTest}. */
    @Test
    void thePublishedDocumentIsTheOneOfTheCode() throws IOException {
        Path file = RESOURCES.resolve(AsyncApi.FILE_NAME);
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, AsyncApi.document());
        }
        assertThat(file).content(UTF_8).isEqualTo(AsyncApi.document());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");

        assertThat(references).isNotEmpty();
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isObject()).as(reference).isTrue();
            } else {
                assertThat(RESOURCES.resolve(reference)).isRegularFile();
            }
        }
    }

    @Test
    void everyTopicIsAChannelWithItsMessagesAndBothDirections() {
        assertThat(namesOf("/channels")).containsExactlyElementsOf(Topics.events().stream().map(Topic::name).toList());
        for (Topic topic : Topics.events()) {
            assertThat(DOCUMENT.at("/channels/" + topic.name() + "/address").asText()).isEqualTo(topic.name());
            assertThat(namesOf("/channels/" + topic.name() + "/messages")).containsExactlyElementsOf(typesOf(topic));
            assertThat(DOCUMENT.path("operations"))
                    .filteredOn(operation -> operation.at("/channel/$ref").asText().equals("#/channels/" + topic.name()))
                    .extracting(operation -> operation.path("action").asText())
                    .containsExactly("send", "receive");
        }
    }

    @Test
    void everyMessageIsInOneChannel() {
        List<String> inChannels = new ArrayList<>();
        namesOf("/channels").forEach(channel -> inChannels.addAll(namesOf("/channels/" + channel + "/messages")));

        assertThat(inChannels).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(namesOf("/components/messages"));
    }

    @ParameterizedTest
    @EnumSource
    void theExampleIsAnEventOfItsTypeInCanonicalForm(EventType type) throws InvalidEventException {
        String example = DOCUMENT.at("/components/messages/" + type.wireName() + "/examples/0/payload").toString();
        Event event = EventCodec.decode(example.getBytes(UTF_8));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(EventSchemas.of(type), InputFormat.JSON);

        assertThat(event.type()).isEqualTo(type);
        assertThat(new String(EventCodec.encode(event), UTF_8)).isEqualTo(example);
        assertThat(schema.validate(example, InputFormat.JSON)).isEmpty();
    }

    private static List<String> typesOf(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic().equals(topic))
                .map(EventType::wireName)
                .toList();
    }

    private static List<String> namesOf(String pointer) {
        List<String> names = new ArrayList<>();
        DOCUMENT.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
