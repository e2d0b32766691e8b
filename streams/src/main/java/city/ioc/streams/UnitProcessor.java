package city.ioc.streams;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.UnitWatch;
import city.ioc.events.Event;
import city.ioc.kpi.Measure;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import city.ioc.streams.UnitNews.CellChange;
import java.time.Duration;
import java.time.ZoneOffset;
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

/**
 * Stage 2: adds changes to the cells of a unit, moves cells to a coarser grain as they grow old, and watches the rules about units.
 */
final class UnitProcessor extends ContextualProcessor<String, UnitNews, String, UnitOutput> {
    private static final Duration COARSEN_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_COARSENED_AT_ONCE = 10_000;

    private final UnitWatch watch;
    private final WorkingCalendar calendar;
    private final Units units;
    private final GrainPolicy grains;
    private KeyValueStore<byte[], Long> cells;
    private UnitSums sums;
    private UnitAlerts alerts;
    private UnitWatcher watcher;

    private UnitProcessor(UnitWatch watch, WorkingCalendar calendar, Units units, GrainPolicy grains) {
        this.watch = watch;
        this.calendar = calendar;
        this.units = units;
        this.grains = grains;
    }

    /** The processor with its stores. */
    static ProcessorSupplier<String, UnitNews, String, UnitOutput> supplier(
            FoldRules rules, Units units, GrainPolicy grains) {
        Calendars calendars = rules.layOutCalendars();
        WorkingCalendar calendar = calendars.city().complete();
        UnitWatch watch = new UnitWatch(rules.alerts().ofUnits(), calendars);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, UnitNews, String, UnitOutput> get() {
                return new UnitProcessor(watch, calendar, units, grains);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StateStores.cells(), StateStores.unitSums(), StateStores.heard(), StateStores.units());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, UnitOutput> context) {
        super.init(context);
        cells = context.getStateStore(StateStores.CELLS);
        sums = new UnitSums(context.getStateStore(StateStores.UNIT_SUMS), cells, watch.measures());
        alerts = new UnitAlerts(watch, context.getStateStore(StateStores.UNITS));
        watcher = new UnitWatcher(
                sums,
                alerts,
                context.getStateStore(StateStores.HEARD),
                units,
                calendar,
                context.currentSystemTimeMs());
        context.schedule(COARSEN_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::coarsen);
        context.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, UnitNews> record) {
        String unit = record.key();
        UnitNews news = record.value();
        long now = context().currentSystemTimeMs();
        watcher.tick(now);
        for (CellChange change : news.changes()) {
            add(unit, change, now, record.timestamp());
        }
        watcher.news(unit, news, record.timestamp(), now);
        if (news.action() != null) {
            act(unit, news.action(), now, record.timestamp());
        }
    }

    private void add(String unit, CellChange change, long now, long timestamp) {
        Measure measure = Measure.ofCode(change.measure());
        Grain grain = grains.grain(change.label(), now);
        long label = grain.label(change.label(), grains.zone());
        add(new CellKey(unit, measure, change.cohort(), grain, label), change.amount(), timestamp);
        sums.changed(unit, measure, change);
    }

    private void add(CellKey cell, long amount, long timestamp) {
        byte[] key = cell.toBytes();
        Long before = cells.get(key);
        long sum = before == null ? amount : before + amount;
        Long value = sum == 0 ? null : Long.valueOf(sum);
        cells.put(key, value);
        forward(cell, value, timestamp);
    }

    private void forward(CellKey cell, Long value, long timestamp) {
        context().forward(new Record<>(cell.unit(), new UnitOutput.Cell(cell, value), timestamp));
    }

    private void act(String unit, Event action, long now, long timestamp) {
        alerts.act(unit, action, now).ifPresent(changed -> {
            int day = (int) calendar.localDay(action.timeMillis()).toEpochDay();
            long label = Grain.MINUTE.label(action.timeMillis(), ZoneOffset.UTC);
            add(unit, new CellChange(Measure.OPERATOR_ACTIONS.code(), day, label, 1), now, timestamp);
            tell(changed, timestamp);
        });
    }

    private void look(long now) {
        watcher.tick(now);
        tell(watcher.look(now), now);
    }

    private void tell(List<Alert> changed, long timestamp) {
        changed.forEach(alert ->
                context().forward(new Record<>(alert.id(), new UnitOutput.AlertChanged(alert), timestamp)));
    }

    private void coarsen(long now) {
        watcher.tick(now);
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
            forward(cell, null, now);
            long label = coarser.label(cell.label(), grains.zone());
            add(new CellKey(cell.unit(), cell.measure(), cell.cohort(), coarser, label), each.value, now);
        }
    }
}
