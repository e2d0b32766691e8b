package city.ioc.standalone.dryrun;

import city.ioc.core.CaseEvents;
import city.ioc.events.Topic;
import city.ioc.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the event topics hold when the reading begins. The events of a case lie in partitions of one number, so these are read together,
 * one number after the other, and only their cases are held at once. Nothing is left behind: no group, no offset.
 */
public final class KafkaHistory implements History {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;

    /** @param bootstrap brokers as host:port */
    public KafkaHistory(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public long read(BiConsumer<String, CaseEvents> reader, Progress progress) throws HistoryException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties())) {
            List<List<TopicPartition>> numbers = numbers(consumer);
            List<TopicPartition> all = numbers.stream().flatMap(List::stream).toList();
            Reading reading = new Reading(consumer, consumer.endOffsets(all), progress, sum(consumer.beginningOffsets(all)));
            long unusable = 0;
            for (List<TopicPartition> number : numbers) {
                unusable += reading.of(number).giveTo(reader);
            }
            return unusable;
        } catch (KafkaException e) {
            throw new HistoryException("Kafka at " + bootstrap + " cannot be read (" + e.getMessage() + "); try again", e);
        }
    }

    private Map<String, Object> properties() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG, "ioc-dry-run",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
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

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One reading of all partitions up to the ends that were there when it began. */
    private static final class Reading {
        private final Consumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Long> ends;
        private final Progress progress;
        private final long total;
        private long read;

        Reading(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Progress progress, long begins) {
            this.consumer = consumer;
            this.ends = ends;
            this.progress = progress;
            this.total = sum(ends) - begins;
        }

        HeldCases of(List<TopicPartition> number) throws HistoryException {
            HeldCases held = new HeldCases();
            consumer.assign(number);
            consumer.seekToBeginning(number);
            long heard = System.nanoTime();
            List<TopicPartition> open = new ArrayList<>(number);
            while (!isAtEnd(open)) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(record -> hold(record, held));
                heard = records.isEmpty() ? heard : System.nanoTime();
                if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new HistoryException("Kafka has sent nothing of " + open + " for " + PATIENCE.toSeconds() + " s; try again");
                }
                progress.at(read, (double) read / total);
            }
            return held;
        }

        /** Takes those away that are; what comes later is not read. */
        private boolean isAtEnd(List<TopicPartition> open) {
            List<TopicPartition> done = open.stream()
                    .filter(partition -> consumer.position(partition) >= ends.get(partition))
                    .toList();
            consumer.pause(done);
            open.removeAll(done);
            return open.isEmpty();
        }

        private void hold(ConsumerRecord<byte[], byte[]> record, HeldCases held) {
            if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                read++;
                String caseId = record.key() == null ? "" : new String(record.key(), UTF_8);
                held.add(caseId, record.value() == null ? new byte[0] : record.value());
            }
        }
    }
}
