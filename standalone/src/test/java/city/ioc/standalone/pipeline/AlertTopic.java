package city.ioc.standalone.pipeline;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.AlertChange.Kind;
import city.ioc.core.alerts.ClearReason;
import city.ioc.events.Topics;
import city.ioc.streams.Formats;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes alerts as the pipeline does, and reads what is kept of their delivery. */
final class AlertTopic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrap;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Alert> written = new HashMap<>();

    AlertTopic(String bootstrap, String generation) {
        this.bootstrap = bootstrap;
        topic = Topics.alerts(generation).name();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    void raise(String dossier) {
        write(dossier, Alert.Status.RAISED, false, List.of(change(Kind.RAISED)));
    }

    void raiseHistoric(String dossier) {
        write(dossier, Alert.Status.RAISED, true, List.of(change(Kind.RAISED)));
    }

    /** Of one that was raised. */
    void clear(String dossier) {
        List<AlertChange> changes = new ArrayList<>(written.get(dossier).changes());
        changes.add(change(Kind.CLEARED));
        write(dossier, Alert.Status.CLEARED, false, changes);
    }

    /** All alerts as they stand, to another generation. */
    void copyTo(AlertTopic other) {
        written.values().forEach(other::write);
    }

    private static AlertChange change(Kind kind) {
        return new AlertChange(kind, 1, System.currentTimeMillis(), null, null, null, null);
    }

    private void write(String dossier, Alert.Status status, boolean historic, List<AlertChange> changes) {
        long from = changes.getFirst().at();
        Long end = status == Alert.Status.CLEARED ? Long.valueOf(changes.getLast().at()) : null;
        write(new Alert(dossier, Alert.Scope.CASE, "overdue", "STP", "2.000635", Severity.WARNING, 0, status, 1, historic,
                from, end, from, from, end, end == null ? null : ClearReason.ENDED, null, null, changes, changes.size()));
    }

    private void write(Alert alert) {
        written.put(alert.subject(), alert);
        var unused = producer.send(new ProducerRecord<>(topic, alert.id(), Formats.ALERT.encode(alert)));
        producer.flush();
    }

    /** A producer in a transaction that holds offsets of a group in suspense. */
    KafkaProducer<byte[], byte[]> withOpenTransactionOn(String group) {
        KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "transactional.id", "stranger", "transaction.timeout.ms", 120_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        stranger.initTransactions();
        stranger.beginTransaction();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        producer.partitionsFor(topic)
                .forEach(info -> offsets.put(new TopicPartition(topic, info.partition()), new OffsetAndMetadata(0)));
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            stranger.sendOffsetsToTransaction(offsets, member.groupMetadata());
        }
        return stranger;
    }

    /** The latest record of each message, by its id; recipients too. */
    Map<String, JsonNode> deliveries() throws IOException {
        return deliveries(bootstrap);
    }

    static Map<String, JsonNode> deliveries(String bootstrap) throws IOException {
        Map<String, JsonNode> latest = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DELIVERIES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    latest.put(record.key(), JSON.readTree(new String(record.value(), StandardCharsets.UTF_8)));
                }
            }
        }
        return latest;
    }

    @Override
    public void close() {
        producer.close();
    }
}
