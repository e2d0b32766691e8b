package city.ioc.events;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EventSchemasTest {
    private static final Path PUBLISHED = Path.of("src", "main", "resources", "schemas");
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** After a deliberate change of the contract: {@code mvn -pl events test -Dschemas.write=true}, and review the diff. */
    @ParameterizedTest
    @EnumSource
    void thePublishedSchemaIsTheOneOfTheCode(EventType type) throws IOException {
        Path file = PUBLISHED.resolve(EventSchemas.fileName(type));
        if (Boolean.getBoolean("schemas.write")) {
            Files.createDirectories(PUBLISHED);
            Files.writeString(file, EventSchemas.of(type));
        }
        assertThat(file).content(UTF_8).isEqualTo(EventSchemas.of(type));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTypeIsReadBackAsItWasWrittenAndMeetsItsSchema(boolean complete) throws InvalidEventException {
        for (Event event : SampleEvents.all(complete)) {
            byte[] json = EventCodec.encode(event);
            assertThat(EventCodec.decode(json)).isEqualTo(event);
            assertThat(EventCodec.encode(EventCodec.decode(json))).isEqualTo(json);
            Schema schema = SCHEMAS.getSchema(EventSchemas.of(event.type()), InputFormat.JSON);
            assertThat(schema.validate(new String(json, UTF_8), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatTheCodeRefuses() {
        Schema schema = SCHEMAS.getSchema(EventSchemas.of(EventType.DOSSIER_TRANSFERRED), InputFormat.JSON);
        String good = new String(
                EventCodec.encode(SampleEvents.all(true).get(EventType.DOSSIER_TRANSFERRED.ordinal())), UTF_8);

        for (String bad : new String[] {
            good.replace("\"code-toUnit\"", "7"),
            good.replace("\"toUnit\":\"code-toUnit\"", ""),
            good.replace("\"toUnit\":", "\"x\":1,\"toUnit\":"),
            good.replace("\"1.0\"", "\"0.3\""),
            good.replace("\"id\":\"id-DOSSIER_TRANSFERRED\",", ""),
            good.replace("code-toUnit", " "),
        }) {
            assertThat(bad).isNotEqualTo(good);
            assertThat(schema.validate(bad, InputFormat.JSON)).as(bad).isNotEmpty();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> EventCodec.decode(bad.getBytes(UTF_8))))
                    .isInstanceOf(InvalidEventException.class);
        }
    }
}
