package city.ioc.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Every service of the compose file is kept within bounds, and those of ours are commands that there are. */
class ComposeFileTest {
    private static final Path FILE = Path.of("..", "docker-compose.yml");

    private static JsonNode compose;

    /** A service as it is after all that it refers to is put in its place. */
    record Service(String name, JsonNode settings) {
        @Override
        public String toString() {
            return name;
        }

        List<String> texts(String setting) {
            List<String> texts = new ArrayList<>();
            settings.path(setting).forEach(each -> texts.add(each.asText()));
            return texts;
        }
    }

    @BeforeAll
    static void read() throws Exception {
        compose = tree();
    }

    private static JsonNode tree() throws Exception {
        try (Reader text = Files.newBufferedReader(FILE)) {
            Map<String, Object> file = new Yaml().load(text);
            return new JsonMapper().valueToTree(file);
        }
    }

    static Stream<Service> services() throws Exception {
        return tree().get("services").properties().stream().map(each -> new Service(each.getKey(), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceCanDoNoHarm(Service service) {
        assertThat(service.settings().path("read_only").asBoolean()).isTrue();
        assertThat(service.texts("cap_drop")).containsExactly("ALL");
        assertThat(service.texts("security_opt")).contains("no-new-privileges:true");
        assertThat(service.settings().path("user").asText()).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(service.settings().has("privileged")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasALimitOfMemoryAndIsStartedAgain(Service service) {
        assertThat(service.settings().path("mem_limit").asText()).matches("\\d+[mg]");
        assertThat(service.settings().path("restart").asText()).isEqualTo(service.name().equals("topics") ? "on-failure" : "unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatIsPublishedIsOnTheLoopbackAddress(Service service) {
        assertThat(service.texts("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void whoRunsOnIsExamined(Service service) {
        assertThat(service.settings().path("healthcheck").has("test")).isEqualTo(!service.name().equals("topics"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void noSecretIsInTheEnvironment(Service service) {
        service.settings().path("environment").properties().forEach(variable -> {
            if (variable.getKey().matches(".*(PASSWORD|SECRET).*")) {
                assertThat(variable.getValue().asText()).as(variable.getKey()).startsWith("/run/secrets/");
            }
        });
    }

    @Test
    void everyPartOfThePipelineIsThereAndItsOptionsAreKnown() throws Exception {
        Map<String, CommandLine> commands = Ioc.commandLine().getSubcommands();
        List<Service> ours = services().filter(each -> each.settings().path("image").asText().contains("IOC_IMAGE")).toList();

        assertThat(ours.stream().map(each -> each.texts("command").getFirst()).collect(Collectors.groupingBy(each -> each, Collectors.counting())))
                .isEqualTo(Map.of("topics", 1L, "gateway", 1L, "streams", 2L, "display", 2L, "notifier", 1L));
        for (Service each : ours) {
            List<String> command = each.texts("command");
            List<String> options = command.stream().filter(word -> word.startsWith("--")).toList();
            assertThat(commands.get(command.getFirst()).getCommandSpec().optionsMap().keySet()).containsAll(options);
        }
    }

    @Test
    void whatIsKeptIsInVolumesOfItsOwn() {
        List<String> mounted = new ArrayList<>();
        compose.get("services").forEach(service -> service.path("volumes").forEach(volume -> {
            String source = volume.asText().split(":")[0];
            if (!source.startsWith(".")) {
                mounted.add(source);
            }
        }));

        assertThat(mounted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(names(compose.get("volumes")));
    }

    @Test
    void theBrokersKeepThreeCopiesAndLoseNothingWithOne() {
        for (String broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
            JsonNode environment = compose.get("services").get(broker).get("environment");
            assertThat(environment.get("KAFKA_DEFAULT_REPLICATION_FACTOR").asText()).isEqualTo("3");
            assertThat(environment.get("KAFKA_MIN_INSYNC_REPLICAS").asText()).isEqualTo("2");
            assertThat(environment.get("KAFKA_AUTO_CREATE_TOPICS_ENABLE").asText()).isEqualTo("false");
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
