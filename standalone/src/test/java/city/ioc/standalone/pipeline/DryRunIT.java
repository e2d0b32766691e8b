package city.ioc.standalone.pipeline;

import city.ioc.core.alerts.RuleTally;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.Topics;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.replay.KafkaHistory;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.standalone.dryrun.DryRun;
import city.ioc.standalone.dryrun.DryRunReport;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A dry run over what a broker holds, on real fines. */
class DryRunIT {
    @TempDir
    private Path folder;

    private TestBroker broker;
    private Admin admin;
    private KafkaProducer<String, byte[]> producer;
    private int partitions;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        TopicLayout layout = TopicLayout.standalone();
        partitions = layout.partitions();
        new TopicSetup(admin, layout).ensure(Topics.events());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        admin.close();
        broker.close();
    }

    @Test
    void readsAllThatWasThereWhenItBeganAndLeavesNothingBehind() throws Exception {
        Path fines = SampleData.require("payments/roadtraffic100traces.csv");
        CityProfile city = ProfileLoader.load(Project.profile("fines"));
        store(ImportedCases.of(fines, "fines", "fines.mapping.yaml").events());
        send(new ProducerRecord<>(Topics.DOSSIER_EVENTS.name(), "A-1", "no event".getBytes(UTF_8)));
        DryRun dryRun = DryRunFiguresTest.dryRun(city);

        List<Double> shares = new ArrayList<>();
        DryRunReport report = dryRun.over(new KafkaHistory(broker.bootstrap()), (events, share) -> {
            if (shares.isEmpty()) {
                // The first partition is being read; this comes into the last one.
                send(new ProducerRecord<>(Topics.DOSSIER_EVENTS.name(), partitions - 1, "LATER", later()));
            }
            shares.add(share);
        });

        RuleTally overdue = DryRunFiguresTest.overdue(report);
        assertThat(overdue.subjects()).isEqualTo(57);
        assertThat(overdue.episodes()).isEqualTo(57);
        assertThat(overdue.stillOn()).isEqualTo(57 - 13);
        assertThat(report.cases()).isEqualTo(100);
        assertThat(report.unusable()).isEqualTo(1);
        assertThat(shares).isSorted();
        assertThat(shares.getLast()).isEqualTo(1);
        assertThat(admin.listGroups().all().get()).isEmpty();

        DryRunReport again = dryRun.over(new KafkaHistory(broker.bootstrap()), (events, share) -> {});
        assertThat(again.cases()).as("what came later is read the next time").isEqualTo(101);
    }

    private void store(List<Event> events) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> stored = new ArrayList<>();
        events.forEach(event -> stored.add(producer.send(
                new ProducerRecord<>(event.type().topic().name(), event.subject(), EventCodec.encode(event)))));
        for (Future<RecordMetadata> each : stored) {
            each.get();
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] later() {
        return SentEvent.accepted("LATER", "local-police").getBytes(UTF_8);
    }
}
