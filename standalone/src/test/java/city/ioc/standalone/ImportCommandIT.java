package city.ioc.standalone;

import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

class ImportCommandIT {
    private static final String MAPPING = """
            source: /import/test
            zone: Asia/Ho_Chi_Minh
            case: case
            events:
              - type: dossier.accepted.v1
                once: case
                id: "{case}-accepted"
                time: "{accepted}"
                data:
                  unit: "{unit}"
                  procedure: test
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path csv;
    private Path mapping;

    @BeforeEach
    void writeFiles() throws IOException {
        csv = Files.writeString(folder.resolve("cases.csv"), """
                case,accepted,unit
                A-1,2024-02-26T08:15:00+07:00,U1
                A-2,2024-02-26T09:15:00+07:00,U1
                A-3,no time,U1
                """);
        mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    @Test
    void storesEventsAndPrintsWhatBecameOfTheRows() throws Exception {
        List<String> fatal = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")).withFatalErrors(fatal::add));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());

            assertThat(run("--bootstrap", broker.bootstrap())).isZero();

            assertThat(words(out)).isEqualTo("read 3 rows accepted 2 events refused 1 rows or events duplicate 0 events");
            assertThat(err.toString()).startsWith("refused: line 4").contains("no time");
            assertThat(stored(admin)).isEqualTo(2);
        }
    }

    @Test
    void aDryRunNeedsNoKafka() {
        assertThat(run("--dry-run", "--bootstrap", "127.0.0.1:1")).isZero();
        assertThat(words(out)).startsWith("read 3 rows acceptable 2 events refused 1 ");
    }

    @Test
    void saysWhatToDoWhenNoKafkaAnswers() {
        String nowhere = "127.0.0.1:" + Ports.pick();
        assertThat(run("--bootstrap", nowhere)).isEqualTo(1);
        assertThat(err.toString())
                .contains("ioc: No Kafka with the event topics answers at " + nowhere + "; start one with 'ioc up'");
    }

    private int run(String... options) {
        List<String> args = new ArrayList<>(List.of(
                "import", csv.toString(), "--mapping", mapping.toString(), "--profile", "../profiles/generic"));
        args.addAll(List.of(options));
        return Ioc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }

    private static String words(StringWriter text) {
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    private static long stored(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, TopicLayout.standalone().partitions())
                .boxed()
                .collect(toMap(n -> new TopicPartition(Topics.DOSSIER_EVENTS.name(), n), n -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get(10, TimeUnit.SECONDS).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }
}
