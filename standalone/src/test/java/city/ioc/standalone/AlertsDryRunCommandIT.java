package city.ioc.standalone;

import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The same history in a file and in Kafka. */
class AlertsDryRunCommandIT {
    private static final String[] CITY = {"--profile", "../profiles/cantho"};

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void tellsOfKafkaWhatItTellsOfTheFileThatWasImportedIntoIt() throws Exception {
        String file = folder.resolve("events.ndjson").toString();
        run("simulate", "--dossiers", "300", "--from", "2024-03-01", "--to", "2024-03-31", "--out", file);
        JsonNode ofFile = json("alerts", "dry-run", "--json", file);
        List<String> fatal = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")).withFatalErrors(fatal::add));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());
            run("import", file, "--bootstrap", broker.bootstrap());

            JsonNode ofKafka = json("alerts", "dry-run", "--json", "--bootstrap", broker.bootstrap());

            assertThat(ofKafka).isEqualTo(ofFile);
            assertThat(ofKafka.path("cases").asInt()).isGreaterThan(300);
            assertThat(ofKafka.at("/rules/1/rule").asText()).isEqualTo("overdue");
            assertThat(ofKafka.at("/rules/1/episodes").asInt()).isPositive();
        }
    }

    private JsonNode json(String... args) throws IOException {
        return new ObjectMapper().readTree(run(args));
    }

    /** What it prints. */
    private String run(String... args) {
        StringWriter out = new StringWriter();
        int code = Ioc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(args), Stream.of(CITY)).toArray(String[]::new));
        assertThat(code).as(() -> err.toString()).isZero();
        return out.toString();
    }
}
