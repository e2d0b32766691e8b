package city.ioc.standalone;

import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayCommandIT {
    private static final String GENERIC = "../profiles/generic";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** Two dossiers resolved on 6 March 2024, one due on the 8th and one on the 20th. */
    private Path events() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (String due : List.of("08", "20")) {
            lines.append(event("A-" + due, "accepted", "04", "{\"unit\":\"U1\",\"procedure\":\"p\",\"channel\":\"DESK\",\"dueAt\":\"2024-03-"
                    + due + "T08:00:00+07:00\"}"));
            lines.append(event("A-" + due, "resolved", "06", "{\"outcome\":\"APPROVED\"}"));
        }
        return Files.writeString(folder.resolve("events.ndjson"), lines);
    }

    private static String event(String subject, String type, String day, String data) {
        return ("{\"specversion\":\"1.0\",\"id\":\"%1$s\",\"source\":\"/test/%2$s\",\"type\":\"dossier.%1$s.v1\",\"subject\":\"%2$s\","
                        + "\"time\":\"2024-03-%3$sT08:00:00+07:00\",\"data\":%4$s}\n")
                .formatted(type, subject, day, data);
    }

    @Test
    void aWeekEarlierOneOfTwoIsLate() throws Exception {
        List<String> fatal = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")).withFatalErrors(fatal::add))) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all("test"));
            }
            String kafka = broker.bootstrap();
            assertThat(run("import", events().toString(), "--profile", GENERIC, "--bootstrap", kafka)).as(err.toString()).isZero();
            Path csv = folder.resolve("differences.csv");

            assertThat(run("replay", "--shift-dues", "-7", "--from", "2024-03-06", "--to", "2024-03-06", "--csv", csv.toString(),
                            "--profile", GENERIC, "--bootstrap", kafka))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains("2 cases")
                    .containsPattern("dossiers.on-time +U1 +2024-03-06 +2024-03-06 +0.5 +1 +-0.5 +50.0 %")
                    .containsPattern("overdue +1 +0 +1")
                    .containsPattern("A-08 +overdue +U1 +2024-03-0[45].* to 2024-03-06 .* -");
            assertThat(Files.readString(csv)).contains("dossiers.on-time,U1,2024-03-06,2024-03-06,0.5,1,-0.5,0.500000,1,2,2,2,value,value");

            out.getBuffer().setLength(0);
            assertThat(run("replay", "--json", "--step", "period", "--from", "2024-03-01", "--to", "2024-03-31", "--profile", GENERIC,
                            "--bootstrap", kafka))
                    .isZero();
            JsonNode unchanged = new JsonMapper().readTree(out.toString());
            assertThat(unchanged.path("total").asInt()).isZero();
            assertThat(unchanged.path("compared").asInt()).isPositive();

            assertThat(run("replay", "--csv", csv.toString(), "--profile", GENERIC, "--bootstrap", kafka)).isEqualTo(2);
            assertThat(err.toString()).contains("exists already");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--from 2024-03-02 --to 2024-03-01 | --from 2024-03-02 is after --to 2024-03-01",
        "--known-at 2999-01-01T00:00:00Z | is in the future",
        "--step week | --step is 'day' or 'period'",
        "--threads 0 | threads must be between 1 and 64",
        "--shift-dues 100000 | dues can be moved by at most 3660 days",
    })
    void whatDoesNotFitIsWrongUsage(String options, String reason) {
        String[] all = ("replay --profile " + GENERIC + " " + options).split(" ");

        assertThat(run(all)).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    private int run(String... args) {
        return Ioc.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }
}
