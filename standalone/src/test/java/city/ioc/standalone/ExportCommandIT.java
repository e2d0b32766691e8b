package city.ioc.standalone;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ExportCommandIT {
    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"receipt-%s\",\"source\":\"/units/U1/desks/3\","
            + "\"type\":\"dossier.accepted.v1\",\"subject\":\"%s\",\"time\":\"2024-02-26T08:15:00+07:00\","
            + "\"data\":{\"unit\":\"%s\",\"procedure\":\"test\"}}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void whatIsImportedComesOutAsItWentInAndItIsKeptWhoTookIt() throws Exception {
        List<String> fatal = new CopyOnWriteArrayList<>();
        String first = EVENT.formatted("1", "A-1", "U1");
        String second = EVENT.formatted("2", "A-2", "U2");
        Path events = Files.writeString(folder.resolve("events.ndjson"), first + "\n" + second + "\n");
        Path key = Files.writeString(folder.resolve("key"), "sixteen bytes are enough");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")).withFatalErrors(fatal::add))) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all("test"));
            }
            String kafka = broker.bootstrap();
            assertThat(run("import", events.toString(), "--bootstrap", kafka)).as(err.toString()).isZero();

            assertThat(run("export", "--out", file("all.ndjson"), "--bootstrap", kafka)).as(err.toString()).isZero();
            assertThat(Files.readAllLines(folder.resolve("all.ndjson"))).hasSize(4).contains(first, second);
            assertThat(out.toString()).contains("cases             2").contains("sha256     ");
            assertThat(run("export", "--out", file("one.ndjson"), "--unit", "U2", "--to", "2024-02-26", "--bootstrap", kafka)).isZero();
            assertThat(Files.readAllLines(folder.resolve("one.ndjson"))).hasSize(3).contains(second);
            assertThat(run("export", "--out", file("none.ndjson"), "--unit", "U2", "--to", "2024-02-25", "--bootstrap", kafka)).isZero();
            assertThat(Files.readAllLines(folder.resolve("none.ndjson"))).hasSize(2);
            assertThat(run("export", "--out", file("nobody.ndjson"), "--anonymise", "--key", key.toString(), "--bootstrap", kafka)).isZero();
            assertThat(Files.readString(folder.resolve("nobody.ndjson")))
                    .contains("\"unit\":\"U1\"")
                    .doesNotContain("A-1", "receipt", "desks", "/units");
            assertThat(run("import", file("nobody.ndjson"), "--dry-run")).as(err.toString()).isZero();
            assertThat(run("export", "--out", file("all.ndjson"), "--bootstrap", kafka)).isEqualTo(1);
            assertThat(err.toString()).contains("is there already");

            List<AuditEntry> trail = trail(kafka);
            assertThat(trail).allMatch(entry -> entry.action() == AuditAction.EXPORTED && !entry.verified());
            assertThat(trail).extracting(AuditEntry::subject).contains("all.ndjson", "one.ndjson", "none.ndjson", "nobody.ndjson");
            assertThat(trail).extracting(AuditEntry::detail)
                    .contains(Map.of("units", "U2", "to", "2024-02-26"), Map.of("anonymised", "yes"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--out x --from 2024-02-02 --to 2024-02-01 | is after --to",
        "--out - --resume                          | --resume needs a file",
        "--out x --key k                           | --key is for --anonymise",
        "--out x --anonymise --resume              | needs --key",
        "--out x --type dossier.lost.v1            | is no event type",
        "--from 2024-02-02                         | --out",
    })
    void wrongUsageIsSaid(String options, String reason) {
        assertThat(run(("export " + options).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static List<AuditEntry> trail(String bootstrap) {
        List<AuditEntry> trail = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.AUDIT.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> trail.add(AuditEntry.read(record.value()).orElseThrow()));
                return trail.size() == 5;
            });
        }
        return trail;
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--profile", "../profiles/generic"));
        return Ioc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
