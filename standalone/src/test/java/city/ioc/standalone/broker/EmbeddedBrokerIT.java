package city.ioc.standalone.broker;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedBrokerIT {
    private static final String TOPIC = "notes";

    @TempDir
    private Path folder;

    @Test
    void keepsItsRecordsOverARestartOnTheSameFolder() throws Exception {
        try (EmbeddedBroker broker = start()) {
            assertThat(broker.bootstrap()).isEqualTo("127.0.0.1:" + broker.port());
            createTopic(broker);
            send(broker, "first");
            assertThat(read(broker, 1)).containsExactly("first");
        }
        try (EmbeddedBroker broker = start()) {
            send(broker, "second");
            assertThat(read(broker, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void refusesAPortInUseAndLeavesNothingRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = settings(new ArrayList<>()).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessage("port " + taken.getLocalPort() + " is in use; choose another with --kafka-port");
        }
        try (EmbeddedBroker broker = start()) {
            createTopic(broker);
        }
    }

    @Test
    void tellsItsListenerOfAFatalErrorInsteadOfEndingTheProcess() {
        List<String> reasons = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings(reasons))) {
            Exit.halt(3, "the disk is gone");
            assertThat(reasons)
                    .singleElement()
                    .asString()
                    .contains("status 3")
                    .contains("the disk is gone");
            assertThat(broker.port()).isPositive();
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(settings(new ArrayList<>()));
    }

    private BrokerSettings settings(List<String> reasons) {
        return BrokerSettings.in(folder.resolve("broker")).withFatalErrors(reasons::add);
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedBroker broker, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedBroker broker, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap(), "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (values.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
