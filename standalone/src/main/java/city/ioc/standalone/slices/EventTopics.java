package city.ioc.standalone.slices;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.producers.slices.SliceHeader.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the event topics between fixed offsets, always in the same order. Leaves no group and no offset behind. */
final class EventTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> TOPICS =
            Topics.events().stream().map(Topic::name).toList();

    /** At the end of a partition a fetch for more of it would hold up the first one of the next. */
    private static final int FETCH_WAIT_MILLIS = 5;

    private final KafkaConsumer<byte[], byte[]> consumer;

    EventTopics(String bootstrap) {
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG, "ioc-export",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis())));
    }

    /** What there is now: the spans of each topic, in order of its partitions. */
    SortedMap<String, List<Span>> spans() throws SliceException {
        SortedMap<String, List<Span>> spans = new TreeMap<>();
        for (String topic : TOPICS) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < consumer.partitionsFor(topic).size(); i++) {
                partitions.add(new TopicPartition(topic, i));
            }
            Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            spans.put(topic, partitions.stream().map(each -> new Span(firsts.get(each), ends.get(each))).toList());
        }
        if (spans.values().stream().mapToInt(List::size).distinct().count() > 1) {
            throw new SliceException("The event topics have different numbers of partitions, so their cases do not meet");
        }
        return spans;
    }

    /**
     * The records of all partitions of one number, by key in order of their first record: topic after topic, by offset. All are held
     * at once.
     *
     * @param read told how many more records were read
     */
    Map<String, List<byte[]>> cases(int number, SortedMap<String, List<Span>> spans, LongConsumer read) throws SliceException {
        Map<String, List<byte[]>> cases = new LinkedHashMap<>();
        for (String topic : TOPICS) {
            read(new TopicPartition(topic, number), spans.get(topic).get(number), cases, read);
        }
        return cases;
    }

    private void read(TopicPartition partition, Span span, Map<String, List<byte[]>> cases, LongConsumer read)
            throws SliceException {
        consumer.assign(List.of(partition));
        consumer.seek(partition, span.first());
        long heard = System.nanoTime();
        while (consumer.position(partition) < span.end()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < span.end()) {
                    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
                    byte[] value = record.value() == null ? new byte[0] : record.value();
                    cases.computeIfAbsent(key, id -> new ArrayList<>(4)).add(value);
                }
            }
            read.accept(records.count());
            heard = records.isEmpty() ? heard : System.nanoTime();
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new SliceException("Kafka has sent nothing of " + partition + " for " + PATIENCE.toSeconds()
                        + " s; go on with --resume");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
