package city.ioc.streams;

import city.ioc.core.Fact;
import city.ioc.core.Grain;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Changes of cells, summed until they are passed on to stage 2. They live in a logged store: between a commit and the next
 * flush a crash would lose what is only in memory.
 */
final class PendingChanges {
    private final ProcessorContext<String, CaseOutput> context;
    private final KeyValueStore<byte[], Long> store;

    PendingChanges(ProcessorContext<String, CaseOutput> context) {
        this.context = context;
        this.store = context.getStateStore(Stores.PENDING);
    }

    static StoreBuilder<KeyValueStore<byte[], Long>> store() {
        return Stores.pending();
    }

    void add(List<Fact> changes) {
        for (Fact change : changes) {
            long label = Grain.MINUTE.label(change.at(), ZoneOffset.UTC);
            byte[] key = new CellKey(change.unit(), change.measure(), change.cohort(), Grain.MINUTE, label).toBytes();
            Long sum = store.get(key);
            store.put(key, sum == null ? change.amount() : Math.addExact(sum, change.amount()));
        }
    }

    /** Passes all sums on, one record a unit. */
    void flush() {
        Map<String, List<CaseOutput.CellChange>> byUnit = new TreeMap<>();
        List<byte[]> keys = new ArrayList<>();
        try (KeyValueIterator<byte[], Long> sums = store.all()) {
            while (sums.hasNext()) {
                KeyValue<byte[], Long> sum = sums.next();
                keys.add(sum.key);
                if (sum.value != 0) {
                    CellKey cell = CellKey.fromBytes(sum.key);
                    byUnit.computeIfAbsent(cell.unit(), unit -> new ArrayList<>())
                            .add(new CaseOutput.CellChange(
                                    cell.measure().code(), cell.cohort(), cell.label(), sum.value));
                }
            }
        }
        keys.forEach(store::delete);
        long now = context.currentSystemTimeMs();
        byUnit.forEach((unit, changes) ->
                context.forward(new Record<>(unit, new CaseOutput.CellChanges(changes), now)));
    }
}
