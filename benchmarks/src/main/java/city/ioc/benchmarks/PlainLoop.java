package city.ioc.benchmarks;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.core.Grain;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.profile.FoldRules;
import city.ioc.streams.CellKey;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The baseline: one consumer, the codec, the core and hash maps. No store, no output, nothing survives a crash. */
final class PlainLoop {
    private final CaseFold fold;
    private final Map<String, CaseEvents> cases = new HashMap<>();
    private final Map<String, List<Fact>> contributed = new HashMap<>();
    private final Map<CellKey, Long> cells = new HashMap<>();

    PlainLoop(FoldRules rules) {
        fold = new CaseFold(rules);
    }

    /** Reads {@code records} records from the event topics and returns the cells of minutes that they come to. */
    Map<CellKey, Long> run(String bootstrap, int records) throws InvalidEventException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest", "max.poll.records", 2_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Topics.events().stream()
                    .map(Topic::name)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            int read = 0;
            while (read < records) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    add(new String(record.key(), UTF_8), EventCodec.decode(record.value()));
                    read++;
                }
            }
        }
        return cells;
    }

    private void add(String caseId, Event event) {
        Optional<CaseEvents> now = cases.getOrDefault(caseId, CaseEvents.NONE).with(event);
        if (now.isEmpty()) {
            return;
        }
        List<Fact> facts = fold.fold(caseId, now.get()).facts();
        for (Fact change : Facts.difference(contributed.getOrDefault(caseId, List.of()), facts)) {
            long label = Grain.MINUTE.label(change.at(), ZoneOffset.UTC);
            CellKey cell = new CellKey(change.unit(), change.measure(), change.cohort(), Grain.MINUTE, label);
            if (cells.merge(cell, change.amount(), Long::sum) == 0) {
                cells.remove(cell);
            }
        }
        cases.put(caseId, now.get());
        contributed.put(caseId, facts);
    }
}
