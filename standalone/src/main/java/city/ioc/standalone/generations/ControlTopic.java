package city.ioc.standalone.generations;

import city.ioc.events.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The latest pointer in Kafka, which several processes may follow and change. For use by one thread at a time. */
final class ControlTopic implements AutoCloseable {
    private static final String CLIENT = "ioc-control";
    private static final int ANSWER_MILLIS = 10_000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final String bootstrap;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private List<TopicPartition> partitions = List.of();
    private Optional<Pointer> latest = Optional.empty();

    ControlTopic(String bootstrap) {
        this.bootstrap = bootstrap;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.CLIENT_ID_CONFIG, CLIENT,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * As it is stored now; empty when none was ever written.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers do not say
     * @throws java.io.UncheckedIOException when what is stored is no pointer
     */
    Optional<Pointer> latest() {
        if (partitions.isEmpty()) {
            partitions = consumer.partitionsFor(Topics.CONTROL.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (Arrays.equals(record.key(), PointerFormat.KEY) && record.value() != null) {
                    latest = Optional.of(PointerFormat.decode(record.value()));
                }
            }
        }
        return latest;
    }

    /**
     * Returns once it is stored.
     *
     * @throws IllegalStateException when Kafka has not confirmed it: it may or may not be stored
     */
    void write(Pointer pointer) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, CLIENT,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2,
                ProducerConfig.LINGER_MS_CONFIG, 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CONTROL.name(), PointerFormat.KEY, PointerFormat.encode(pointer)))
                    .get(2L * ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka has not confirmed the change of the generation", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the generation was changed", e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
