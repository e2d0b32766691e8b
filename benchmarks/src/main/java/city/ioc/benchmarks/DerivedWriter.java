package city.ioc.benchmarks;

import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.events.Topics;
import city.ioc.streams.CellKey;
import city.ioc.streams.Formats;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes summaries and cells as the pipeline would, without its stores: cells are kept in memory as long as they may change. */
final class DerivedWriter implements AutoCloseable {
    private final String cellsTopic;
    private final String casesTopic;
    private final GrainPolicy grains;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<CellKey, Long> cells = new HashMap<>();
    private final Set<CellKey> changed = new HashSet<>();
    private long cases;
    private long written;

    DerivedWriter(String bootstrap, String generation, GrainPolicy grains) {
        cellsTopic = Topics.kpiCells(generation).name();
        casesTopic = Topics.caseSummaries(generation).name();
        this.grains = grains;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "compression.type", "lz4", "linger.ms", 20, "batch.size", 128 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void summary(String id, CaseSummary summary) {
        cases++;
        var unused = producer.send(new ProducerRecord<>(casesTopic, id.getBytes(UTF_8), Formats.CASE_SUMMARY.encode(summary)));
    }

    void add(List<Fact> facts, long now) {
        for (Fact fact : facts) {
            long label = Grain.MINUTE.label(fact.at(), grains.zone());
            Grain grain = grains.grain(label, now);
            CellKey key = new CellKey(fact.unit(), fact.measure(), fact.cohort(), grain, grain.label(label, grains.zone()));
            cells.merge(key, fact.amount(), Long::sum);
            changed.add(key);
        }
    }

    /** Writes the cells that were added to since the last time. */
    void writeCells() {
        changed.forEach(this::write);
        changed.clear();
    }

    private void write(CellKey key) {
        long value = cells.get(key);
        byte[] bytes = value == 0 ? null : ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        written++;
        var unused = producer.send(new ProducerRecord<>(cellsTopic, key.toBytes(), bytes));
    }

    /** Forgets cells that nothing will be added to. */
    void forget(long until) {
        cells.keySet().removeIf(key -> key.label() <= until);
    }

    void flush() {
        producer.flush();
    }

    long cases() {
        return cases;
    }

    long cells() {
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
