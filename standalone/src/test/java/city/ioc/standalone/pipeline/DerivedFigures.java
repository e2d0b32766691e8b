package city.ioc.standalone.pipeline;

import city.ioc.core.CaseSummary;
import city.ioc.core.Grain;
import city.ioc.core.OracleComparison;
import city.ioc.events.Topics;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.streams.CellKey;
import city.ioc.streams.Formats;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

/** Follows the derived topics as any reader does, and holds the latest cells and summaries, the cells in the terms of the oracle. */
final class DerivedFigures implements AutoCloseable {
    private final String summaryTopic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Cell, Long> cells = new HashMap<>();
    /** Encoded, as most are replaced before anybody asks. */
    private final Map<String, byte[]> summaries = new TreeMap<>();


    DerivedFigures(String bootstrap, String generation) {
        summaryTopic = Topics.caseSummaries(generation).name();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(summaryTopic, Topics.kpiCells(generation).name()).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what has come, until nothing more comes for a moment. */
    DerivedFigures refresh() {
        int read;
        do {
            read = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(300))) {
                read++;
                apply(record);
            }
        } while (read > 0);
        return this;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(summaryTopic)) {
            summaries.put(new String(record.key(), UTF_8), record.value());
        } else if (record.value() == null) {
            cells.remove(cell(CellKey.fromBytes(record.key())));
        } else {
            cells.put(cell(CellKey.fromBytes(record.key())), ByteBuffer.wrap(record.value()).getLong());
        }
    }

    int cases() {
        return summaries.size();
    }

    Map<Cell, Long> cells() {
        return cells;
    }

    private static Cell cell(CellKey key) {
        if (key.grain() != Grain.MINUTE) {
            throw new IllegalStateException("not a cell of minutes: " + key);
        }
        return new Cell(
                key.unit(),
                key.measure().wireName(),
                LocalDate.ofEpochDay(key.cohort()),
                Instant.ofEpochMilli(key.label()));
    }

    /** What the facts in the summaries add up to. */
    Map<Cell, Long> cellsOfSummaries() {
        Map<Cell, Long> sums = new HashMap<>();
        for (byte[] encoded : summaries.values()) {
            CaseSummary summary = Formats.CASE_SUMMARY.decode(encoded);
            OracleComparison.cells(summary.facts()).forEach((cell, amount) -> {
                sums.merge(cell, amount, Long::sum);
                sums.remove(cell, 0L);
            });
        }
        return sums;
    }

    /** The summaries in the terms of the oracle. */
    Map<String, CaseResult> results() {
        return summaries.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        summary -> OracleComparison.result(Formats.CASE_SUMMARY.decode(summary.getValue()))));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
