package city.ioc.benchmarks;

import city.ioc.events.Topics;
import city.ioc.streams.CellKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the cells of one generation, as any reader of committed records does, and knows how many are not yet as expected. */
final class CellWatch implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<CellKey, Long> expected;
    private final Map<CellKey, Long> actual = new HashMap<>();
    private int different;

    CellWatch(String bootstrap, String generation, Map<CellKey, Long> expected) {
        this.expected = expected;
        different = expected.size();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed",
                        "max.poll.records", 100_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.kpiCells(generation).name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** Reads on, and returns how many cells are missing, wrong or too many. */
    int different() {
        for (ConsumerRecord<byte[], byte[]> cell : consumer.poll(Duration.ofMillis(100))) {
            Long value = cell.value() == null ? null : ByteBuffer.wrap(cell.value()).getLong();
            set(CellKey.fromBytes(cell.key()), value);
        }
        return different;
    }

    private void set(CellKey cell, Long value) {
        Long before = value == null ? actual.remove(cell) : actual.put(cell, value);
        Long right = expected.get(cell);
        different += (Objects.equals(value, right) ? 0 : 1) - (Objects.equals(before, right) ? 0 : 1);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
