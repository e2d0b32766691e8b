package city.ioc.streams;

import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.kpi.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Stage 2: adds changes to the cells of a unit, and moves cells to a coarser grain as they grow old. */
final class UnitProcessor extends ContextualProcessor<String, CaseOutput.CellChanges, byte[], Long> {
    private static final Duration COARSEN_INTERVAL = Duration.ofMinutes(1);
    private static final int MAX_COARSENED_AT_ONCE = 10_000;

    private final GrainPolicy grains;
    private KeyValueStore<byte[], Long> cells;

    private UnitProcessor(GrainPolicy grains) {
        this.grains = grains;
    }

    /** The processor with its store. */
    static ProcessorSupplier<String, CaseOutput.CellChanges, byte[], Long> supplier(GrainPolicy grains) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, CaseOutput.CellChanges, byte[], Long> get() {
                return new UnitProcessor(grains);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StateStores.cells());
            }
        };
    }

    @Override
    public void init(ProcessorContext<byte[], Long> context) {
        super.init(context);
        cells = context.getStateStore(StateStores.CELLS);
        context.schedule(COARSEN_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::coarsen);
    }

    @Override
    public void process(Record<String, CaseOutput.CellChanges> record) {
        long now = context().currentSystemTimeMs();
        for (CaseOutput.CellChange change : record.value().changes()) {
            Grain grain = grains.grain(change.label(), now);
            long label = grain.label(change.label(), grains.zone());
            Measure measure = Measure.ofCode(change.measure());
            add(new CellKey(record.key(), measure, change.cohort(), grain, label), change.amount(), record.timestamp());
        }
    }

    private void add(CellKey cell, long amount, long timestamp) {
        byte[] key = cell.toBytes();
        Long before = cells.get(key);
        long sum = before == null ? amount : before + amount;
        Long value = sum == 0 ? null : Long.valueOf(sum);
        cells.put(key, value);
        context().forward(new Record<>(key, value, timestamp));
    }

    private void coarsen(long now) {
        coarsen(Grain.MINUTE, grains.minutesFrom(now), now);
        coarsen(Grain.HOUR, grains.hoursFrom(now), now);
    }

    private void coarsen(Grain grain, long before, long now) {
        List<KeyValue<byte[], Long>> old = new ArrayList<>();
        try (KeyValueIterator<byte[], Long> range =
                cells.range(CellKey.from(grain, 0), CellKey.from(grain, before))) {
            while (range.hasNext() && old.size() < MAX_COARSENED_AT_ONCE) {
                old.add(range.next());
            }
        }
        for (KeyValue<byte[], Long> each : old) {
            CellKey cell = CellKey.fromBytes(each.key);
            Grain coarser = grains.grain(cell.label(), now);
            cells.delete(each.key);
            context().forward(new Record<>(each.key, null, now));
            long label = coarser.label(cell.label(), grains.zone());
            add(new CellKey(cell.unit(), cell.measure(), cell.cohort(), coarser, label), each.value, now);
        }
    }
}
