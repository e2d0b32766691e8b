package city.ioc.notifier;

import city.ioc.core.alerts.Alert;
import city.ioc.events.Topics;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Desk;
import city.ioc.notifier.plan.Enrolment;
import city.ioc.streams.Formats;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts that are read and the messages that are kept. What is kept and how far the alerts are read changes in one transaction;
 * whoever opens this later cuts off who opened it before.
 */
final class DeliveryTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTopics.class);
    private static final String NAME = "ioc-notifier";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int TRANSACTION_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final String alertsTopic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private DeliveryTopics(String bootstrap, String generation) {
        alertsTopic = Topics.alerts(generation).name();
        producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, NAME,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, NAME,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG, NAME,
                ConsumerConfig.GROUP_ID_CONFIG, NAME,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS));
    }

    /**
     * Reads all that is kept into the desk, and the alerts up to where their messages are planned.
     *
     * @param stop asked now and then; the desk is then incomplete
     */
    static DeliveryTopics open(String bootstrap, String generation, Desk desk, BooleanSupplier stop) {
        DeliveryTopics topics = new DeliveryTopics(bootstrap, generation);
        try {
            topics.producer.initTransactions();
            topics.readBack(desk, stop);
            return topics;
        } catch (RuntimeException e) {
            topics.close();
            throw e;
        }
    }

    /** The alerts that have changed, in order; waits at most so long for one. */
    List<Alert> poll(Duration wait) {
        List<Alert> alerts = new ArrayList<>();
        consumer.poll(wait).forEach(record -> alert(record, alerts::add));
        return alerts;
    }

    /** Keeps, in one transaction, new states of messages, new recipients and how far the alerts are read. */
    void keep(Collection<Delivery> deliveries, Collection<Enrolment> enrolments) {
        producer.beginTransaction();
        deliveries.forEach(each -> send(DeliveryFormat.key(each), each));
        enrolments.forEach(each -> send(DeliveryFormat.key(each), each));
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        consumer.assignment().forEach(each -> offsets.put(each, new OffsetAndMetadata(consumer.position(each))));
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void send(byte[] key, Record value) {
        var unused = producer.send(new ProducerRecord<>(Topics.DELIVERIES.name(), key, DeliveryFormat.encode(value)));
    }

    private void readBack(Desk desk, BooleanSupplier stop) {
        List<TopicPartition> kept = partitions(Topics.DELIVERIES.name());
        consumer.assign(kept);
        consumer.seekToBeginning(kept);
        readTo(consumer.endOffsets(kept), record -> message(record, desk), stop);

        List<TopicPartition> alerts = partitions(alertsTopic);
        consumer.assign(alerts);
        consumer.seekToBeginning(alerts);
        Map<TopicPartition, Long> planned = planned(alerts);
        readTo(planned, record -> alert(record, desk::restore), stop);
        alerts.forEach(each -> consumer.seek(each, planned.getOrDefault(each, 0L)));
    }

    /**
     * Up to where messages are planned. A transaction that a broker left open at its own end may withhold it, until the next one of
     * ours is complete. Then all is planned anew, which changes nothing: what is known by its id is not planned twice.
     */
    private Map<TopicPartition, Long> planned(List<TopicPartition> alerts) {
        Map<TopicPartition, Long> planned = new HashMap<>();
        try {
            consumer.committed(Set.copyOf(alerts)).forEach((partition, committed) -> {
                if (committed != null) {
                    planned.put(partition, committed.offset());
                }
            });
        } catch (TimeoutException e) {
            LOG.warn("How far the alerts were read is not to be had; reading them from the beginning: {}", e.getMessage());
        }
        return planned;
    }

    /** Reads what stands before these offsets; what comes with it and stands behind them is left for later. */
    private void readTo(
            Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> reader, BooleanSupplier stop) {
        while (!stop.getAsBoolean()
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    reader.accept(record);
                }
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static void message(ConsumerRecord<byte[], byte[]> record, Desk desk) {
        if (record.value() == null) {
            return;
        }
        try {
            DeliveryFormat.decode(record.key(), record.value(), desk.ledger()::apply, desk.ledger()::apply);
        } catch (UncheckedIOException e) {
            LOG.warn("Passed over what is no message, at offset {} of {}-{}", record.offset(), record.topic(),
                    record.partition(), e);
        }
    }

    private static void alert(ConsumerRecord<byte[], byte[]> record, Consumer<Alert> reader) {
        if (record.value() != null) {
            reader.accept(Formats.ALERT.decode(record.value()));
        }
    }

    /** What is not kept by now is not kept. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
