package city.ioc.standalone.slices;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.Topics;
import city.ioc.producers.slices.SliceEnd;
import city.ioc.producers.slices.SliceLines;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Slices of what a broker holds: exactly its events, and the same bytes however often the export was interrupted. */
class SliceExportIT {
    private static final List<Event> EVENTS = GeneratedCases.events(5, 2_000);
    private static final int UNUSABLE = 3;

    @TempDir
    private static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void fill() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> stored = new ArrayList<>();
            EVENTS.forEach(event -> stored.add(producer.send(
                    new ProducerRecord<>(event.type().topic().name(), event.subject(), EventCodec.encode(event)))));
            String topic = Topics.DOSSIER_EVENTS.name();
            stored.add(producer.send(new ProducerRecord<>(topic, "poison", "no event\n{".getBytes(UTF_8))));
            stored.add(producer.send(new ProducerRecord<>(topic, "of another case", EventCodec.encode(EVENTS.getFirst()))));
            stored.add(producer.send(new ProducerRecord<>(topic, null, EventCodec.encode(EVENTS.getFirst()))));
            for (Future<RecordMetadata> each : stored) {
                each.get();
            }
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static SliceExport export() {
        return new SliceExport(
                broker.bootstrap(),
                GeneratedCases.RULES,
                "test",
                new Selection(null, null, List.of(), Set.of()),
                List.of(),
                null,
                (records, share) -> {},
                100);
    }

    @Test
    void everyEventIsALineWithTheBytesOfItsRecord() throws Exception {
        Path file = folder.resolve("all.ndjson");
        SliceEnd end = write(file, false);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).startsWith("{\"iocSlice\":1,\"selection\":{\"profile\":\"test\"");
        assertThat(SliceLines.end(lines.getLast().getBytes(UTF_8))).contains(end);
        assertThat(lines.subList(1, lines.size() - 1))
                .containsExactlyInAnyOrderElementsOf(
                        EVENTS.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).toList());
        assertThat(end.events()).isEqualTo(EVENTS.size());
        assertThat(end.cases()).isEqualTo(EVENTS.stream().map(Event::subject).distinct().count());
        assertThat(end.unusable()).isEqualTo(UNUSABLE);
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).contains("all.ndjson").noneMatch(name -> name.startsWith("all.ndjson.part"));
        }
    }

    @Test
    void anInterruptedExportThatIsResumedHasTheBytesOfOneThatWasNot() throws Exception {
        for (String ending : List.of(".ndjson", ".ndjson.gz")) {
            Path whole = folder.resolve("whole" + ending);
            write(whole, false);
            Path broken = folder.resolve("broken" + ending);
            Random random = new Random(766);
            int kills = 0;
            while (!Files.exists(broken)) {
                kills += kill(broken, kills > 0, 250 + random.nextInt(500)) ? 1 : 0;
            }

            assertThat(kills).isGreaterThan(2);
            assertThat(Files.mismatch(whole, broken)).as(ending).isEqualTo(-1);
        }
        assertThat(inflated(folder.resolve("whole.ndjson.gz"))).isEqualTo(Files.readAllBytes(folder.resolve("whole.ndjson")));
    }

    /** As when the process is killed: lines after the last checkpoint may be in the file or not, or half of one. */
    private static boolean kill(Path file, boolean resume, int afterLines) throws Exception {
        try (SliceOutput out = new Killed(new FileOutput(file, resume), afterLines)) {
            export().to(out);
            return false;
        } catch (KilledException e) {
            Files.writeString(file.resolveSibling(file.getFileName() + ".part"), "{\"half", StandardOpenOption.APPEND);
            return true;
        }
    }

    private static SliceEnd write(Path file, boolean resume) throws Exception {
        try (SliceOutput out = new FileOutput(file, resume)) {
            return export().to(out);
        }
    }

    private static byte[] inflated(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aPartIsNeitherOverwrittenNorGoneOnWithByOtherOptions() throws Exception {
        Path file = folder.resolve("careful.ndjson");
        kill(file, false, 400);

        assertThatExceptionOfType(SliceException.class).isThrownBy(() -> write(file, false)).withMessageContaining("--resume");
        SliceExport other = new SliceExport(
                broker.bootstrap(),
                GeneratedCases.RULES,
                "another",
                new Selection(null, null, List.of(), Set.of()),
                List.of(),
                null,
                (records, share) -> {});
        try (SliceOutput out = new FileOutput(file, true)) {
            assertThatExceptionOfType(SliceException.class).isThrownBy(() -> other.to(out)).withMessageContaining("other options");
        }
        write(file, true);
        assertThatExceptionOfType(SliceException.class).isThrownBy(() -> write(file, true)).withMessageContaining("there already");
    }

    private static final class KilledException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Killed implements SliceOutput {
        private final SliceOutput out;
        private int left;

        Killed(SliceOutput out, int afterLines) {
            this.out = out;
            this.left = afterLines;
        }

        @Override
        public SlicePosition begin() throws SliceException, IOException {
            return out.begin();
        }

        @Override
        public void line(byte[] bytes) throws IOException {
            if (left-- == 0) {
                throw new KilledException();
            }
            out.line(bytes);
        }

        @Override
        public void checkpoint(SlicePosition position) throws IOException {
            out.checkpoint(position);
        }

        @Override
        public String sha256() {
            return out.sha256();
        }

        @Override
        public void finish() throws IOException {
            out.finish();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
