package city.ioc.streams;

import city.ioc.alerts.UnitRule;
import city.ioc.core.Fact;
import city.ioc.core.ServiceHealth;
import city.ioc.core.alerts.Alert;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.events.OperatorAction;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stage 1: keeps the events of every case, folds them anew when one arrives, and passes on what changed. All is computed before
 * anything is stored or sent, so a record that cannot be used leaves no trace but its rejection.
 */
final class CaseProcessor extends ContextualProcessor<byte[], byte[], String, CaseOutput> {
    private static final Logger LOG = LoggerFactory.getLogger(CaseProcessor.class);

    /** Half of what a Kafka record may hold. */
    static final int MAX_BYTES = 512 * 1024;

    private static final Duration TIMER_INTERVAL = Duration.ofMillis(200);

    /**
     * So that many cases that are due at one instant do not hold up the events: with the other tasks of its thread a look has to end well
     * within the interval, or Kafka Streams takes hardly an event between two looks.
     */
    private static final int TIMERS_AT_ONCE = 100;

    private final CaseBook book;
    private final ZoneId zone;
    private final Set<String> unitRules;
    private final Units units;
    private final NewsByUnit news = new NewsByUnit();
    private KeyValueStore<String, byte[]> cases;
    private KeyValueStore<String, byte[]> health;
    private Timers timers;
    private CaseMeters meters;

    private CaseProcessor(CaseBook book, ZoneId zone, Set<String> unitRules, Units units) {
        this.book = book;
        this.zone = zone;
        this.unitRules = unitRules;
        this.units = units;
    }

    /** The processor with its stores. */
    static ProcessorSupplier<byte[], byte[], String, CaseOutput> supplier(FoldRules rules, Units units) {
        CaseBook book = new CaseBook(rules);
        ZoneId zone = rules.calendar().zone();
        Set<String> unitRules = rules.alerts().ofUnits().stream().map(UnitRule::id).collect(Collectors.toUnmodifiableSet());
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, CaseOutput> get() {
                return new CaseProcessor(book, zone, unitRules, units);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StateStores.cases(), StateStores.health(), StateStores.timers());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, CaseOutput> context) {
        super.init(context);
        cases = context.getStateStore(StateStores.CASES);
        health = context.getStateStore(StateStores.HEALTH);
        timers = new Timers(context.getStateStore(StateStores.TIMERS));
        meters = new CaseMeters(context);
        context.schedule(TIMER_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::wake);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Optional<Effect> effect;
        try {
            Event event = accept(record);
            effect = effect(event);
        } catch (InvalidEventException e) {
            reject(record, e.getMessage());
            return;
        } catch (RuntimeException e) {
            tell(record, e);
            reject(record, "could not be folded: " + e);
            return;
        }
        effect.ifPresent(change -> change.apply(record.timestamp()));
    }

    private Optional<Effect> effect(Event event) throws InvalidEventException {
        if (isAboutUnit(event)) {
            return Optional.of(timestamp -> forward(units.codeOf(event.subject()), UnitNews.of(event), timestamp));
        }
        Optional<String> probe = ServiceHealth.key(event);
        return probe.isPresent() ? sampling(probe.get(), event) : folding(event);
    }

    private boolean isAboutUnit(Event event) {
        return event.data() instanceof OperatorAction action && unitRules.contains(action.rule());
    }

    /** What an event does, computed in full; only applying it changes anything. */
    private interface Effect {
        void apply(long timestamp);
    }

    private static Event accept(Record<byte[], byte[]> record) throws InvalidEventException {
        if (record.value() == null) {
            throw new InvalidEventException("the record has no value");
        }
        Event event = EventCodec.decode(record.value());
        if (record.key() == null || !event.subject().equals(new String(record.key(), UTF_8))) {
            throw new InvalidEventException("the record key is not the subject of the event");
        }
        return event;
    }

    /** Empty if the event changes nothing. */
    private Optional<Effect> folding(Event event) throws InvalidEventException {
        String caseId = event.subject();
        KnownCase before = known(caseId);
        Optional<CaseBook.Step> step = book.arrived(caseId, before, event, context().currentSystemTimeMs());
        if (step.isEmpty()) {
            meters.duplicate();
            return Optional.empty();
        }
        byte[] encoded = Formats.KNOWN_CASE.encode(step.get().known());
        if (encoded.length > MAX_BYTES) {
            throw new InvalidEventException("the case takes " + MAX_BYTES + " bytes already, more are not kept");
        }
        return Optional.of(timestamp -> {
            keep(caseId, before, step.get(), encoded, timestamp);
            context().forward(new Record<>(caseId, new CaseOutput.Summary(step.get().summary()), timestamp));
            forwardNews(event, step.get().facts(), step.get().summary().unit(), timestamp);
            meters.folded();
        });
    }

    private KnownCase known(String caseId) {
        byte[] stored = cases.get(caseId);
        return stored == null ? KnownCase.NOTHING : Formats.KNOWN_CASE.decode(stored);
    }

    private void keep(String caseId, KnownCase before, CaseBook.Step step, byte[] encoded, long timestamp) {
        cases.put(caseId, encoded);
        timers.move(caseId, before.notices().wakeAt(), step.known().notices().wakeAt());
        for (Alert alert : step.alerts()) {
            context().forward(new Record<>(alert.id(), new CaseOutput.AlertChanged(alert), timestamp));
            meters.alerted();
        }
    }

    /** Looks at the first cases for which time alone may have changed something; the rest comes with the next looks. */
    private void wake(long now) {
        for (String caseId : timers.due(now, TIMERS_AT_ONCE)) {
            KnownCase before = known(caseId);
            CaseBook.Step step = book.woken(caseId, before, now);
            keep(caseId, before, step, Formats.KNOWN_CASE.encode(step.known()), now);
        }
    }

    /** Empty if the sample is not later than the latest. */
    private Optional<Effect> sampling(String key, Event event) {
        byte[] stored = health.get(key);
        ServiceHealth before = stored == null ? null : Formats.SERVICE_HEALTH.decode(stored);
        Optional<ServiceHealth.Change> change = ServiceHealth.after(before, event, zone);
        if (change.isEmpty()) {
            meters.sampledLate();
            return Optional.empty();
        }
        ServiceHealth now = change.get().health();
        byte[] encoded = Formats.SERVICE_HEALTH.encode(now);
        return Optional.of(timestamp -> {
            health.put(key, encoded);
            context().forward(new Record<>(now.recordKey(), new CaseOutput.Health(now), timestamp));
            forwardNews(event, change.get().facts(), now.unit(), timestamp);
            meters.sampled();
        });
    }

    private void forwardNews(Event event, List<Fact> facts, String owner, long timestamp) {
        news.of(event, facts, owner, context().currentSystemTimeMs())
                .forEach((unit, ofUnit) -> forward(unit, ofUnit, timestamp));
    }

    private void forward(String unit, UnitNews ofUnit, long timestamp) {
        context().forward(new Record<>(unit, new CaseOutput.OfUnit(ofUnit), timestamp));
    }

    private void tell(Record<byte[], byte[]> record, RuntimeException failure) {
        LOG.atError()
                .setCause(failure)
                .addKeyValue("case", RejectionReport.key(record))
                .addKeyValue("record", context().recordMetadata().map(CaseProcessor::id).orElse(""))
                .log("an event could not be folded; it is rejected");
    }

    /** As in the list of rejections. */
    private static String id(RecordMetadata record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    private void reject(Record<byte[], byte[]> record, String reason) {
        String key = RejectionReport.key(record);
        String report = RejectionReport.of(reason, context().recordMetadata(), record);
        context().forward(new Record<>(key, new CaseOutput.Rejected(report), record.timestamp()));
        meters.rejected();
    }

    @Override
    public void close() {
        meters.close();
    }
}
