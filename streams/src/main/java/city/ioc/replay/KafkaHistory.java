package city.ioc.replay;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the event topics hold when the reading begins. The events of a case lie in partitions of one number, so these are read together,
 * one number after the other, and only their cases are held at once. Nothing is left behind: no group, no offset.
 */
public final class KafkaHistory implements History {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;
    private final ReadingLimits limits;

    /** @param bootstrap brokers as host:port */
    public KafkaHistory(String bootstrap) {
        this(bootstrap, ReadingLimits.USUAL);
    }

    public KafkaHistory(String bootstrap, ReadingLimits limits) {
        this.bootstrap = bootstrap;
        this.limits = limits;
    }

    @Override
    public long read(Reader reader, Progress progress) throws HistoryException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<List<TopicPartition>> numbers = numbers(consumer);
            List<TopicPartition> all = numbers.stream().flatMap(List::stream).toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            return new KafkaReading(this::consumer, numbers, begins, ends, limits, progress).of(reader);
        } catch (KafkaException e) {
            throw new HistoryException("Kafka at " + bootstrap + " cannot be read (" + e.getMessage() + "); try again", e);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG, "ioc-history",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis())));
    }

    /** The partitions of each number, of all event topics. */
    private static List<List<TopicPartition>> numbers(Consumer<byte[], byte[]> consumer) throws HistoryException {
        List<String> topics = Topics.events().stream().map(Topic::name).toList();
        Set<Integer> counts =
                topics.stream().map(topic -> consumer.partitionsFor(topic).size()).collect(Collectors.toSet());
        if (counts.size() > 1) {
            throw new HistoryException("The event topics have different numbers of partitions, so their cases do not meet: " + counts);
        }
        return IntStream.range(0, counts.iterator().next())
                .mapToObj(number -> topics.stream()
                        .map(topic -> new TopicPartition(topic, number))
                        .toList())
                .toList();
    }
}
