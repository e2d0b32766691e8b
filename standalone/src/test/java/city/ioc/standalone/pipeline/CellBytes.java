package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.events.Topics;
import city.ioc.replay.Alternative;
import city.ioc.replay.Assumptions;
import city.ioc.replay.HistoryException;
import city.ioc.replay.KafkaHistory;
import city.ioc.replay.ReadingLimits;
import city.ioc.replay.Replay;
import city.ioc.streams.CellKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Cells by their bytes: those that a pipeline has written, and those that a what-if computes. */
final class CellBytes {
    private CellBytes() {}

    /** All that the topic of cells comes to by now. */
    static SortedMap<String, Long> written(String bootstrap, String generation) {
        SortedMap<String, Long> cells = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed", "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.kpiCells(generation).name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() == null) {
                        cells.remove(HexFormat.of().formatHex(record.key()));
                    } else {
                        cells.put(HexFormat.of().formatHex(record.key()), ByteBuffer.wrap(record.value()).getLong());
                    }
                }
            }
        }
        return cells;
    }

    /** What a what-if over the events of a broker comes to. */
    static SortedMap<String, Long> replayed(String bootstrap, Assumptions assumptions, Instant moment, ReadingLimits limits)
            throws HistoryException {
        GrainPolicy grains = GrainPolicy.standard(assumptions.rules().calendar().zone());
        Alternative alternative = new Alternative(assumptions, grains, moment, unit -> true, (caseId, summary) -> {});
        new Replay(alternative, null, null).over(new KafkaHistory(bootstrap, limits), (events, share) -> {});
        return bytes(alternative.takeCells());
    }

    private static SortedMap<String, Long> bytes(Map<CellKey, Long> cells) {
        SortedMap<String, Long> bytes = new TreeMap<>();
        cells.forEach((cell, value) -> bytes.put(HexFormat.of().formatHex(cell.toBytes()), value));
        return bytes;
    }
}
