package city.ioc.standalone;

import city.ioc.events.EventCodec;
import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

class SimulateCommandIT {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void storesInKafkaWhatItWouldWriteToAFile() throws Exception {
        Path file = folder.resolve("week.ndjson");
        List<String> fatal = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")).withFatalErrors(fatal::add));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());

            assertThat(run("--bootstrap", broker.bootstrap(), "--rate", "5000")).as("%s", err).isZero();
            assertThat(run("--out", file.toString())).as("%s", err).isZero();

            long dossierEvents = 0;
            for (String line : Files.readAllLines(file)) {
                boolean ofDossier = EventCodec.decode(line.getBytes(UTF_8)).type().topic().equals(Topics.DOSSIER_EVENTS);
                dossierEvents += ofDossier ? 1 : 0;
            }
            assertThat(stored(admin)).isPositive().isEqualTo(dossierEvents);
        }
    }

    private int run(String... options) {
        List<String> args = new ArrayList<>(List.of(
                "simulate", "--dossiers", "120", "--from", "2024-03-04", "--to", "2024-03-08", "--profile", "../profiles/cantho"));
        args.addAll(List.of(options));
        return Ioc.commandLine().setErr(new PrintWriter(err, true)).execute(args.toArray(String[]::new));
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
