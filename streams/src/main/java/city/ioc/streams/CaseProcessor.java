package city.ioc.streams;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.core.Grain;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventType;
import city.ioc.events.InvalidEventException;
import city.ioc.profile.FoldRules;
import city.ioc.streams.CaseOutput.CellChange;
import city.ioc.streams.CaseOutput.CellChanges;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
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

    static final int MAX_EVENTS = 1_000;

    /** Half of what a Kafka record may hold. */
    static final int MAX_BYTES = 512 * 1024;

    private final CaseFold fold;
    private KeyValueStore<String, byte[]> cases;
    private CaseMeters meters;

    private CaseProcessor(CaseFold fold) {
        this.fold = fold;
    }

    /** The processor with its store. */
    static ProcessorSupplier<byte[], byte[], String, CaseOutput> supplier(FoldRules rules) {
        CaseFold fold = new CaseFold(rules);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, CaseOutput> get() {
                return new CaseProcessor(fold);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StateStores.cases());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, CaseOutput> context) {
        super.init(context);
        cases = context.getStateStore(StateStores.CASES);
        meters = new CaseMeters(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Optional<Step> step;
        try {
            step = step(accept(record));
        } catch (InvalidEventException e) {
            reject(record, e.getMessage());
            return;
        } catch (RuntimeException e) {
            LOG.error("an event could not be folded; it is rejected", e);
            reject(record, "could not be folded: " + e);
            return;
        }
        step.ifPresent(change -> apply(change, record.timestamp()));
    }

    /** What an event does to its case. */
    private record Step(String caseId, List<Fact> changes, CaseSummary summary, Encoded encoded) {}

    /** Hides an array from the record that carries it. */
    private static final class Encoded {
        private final byte[] bytes;

        Encoded(byte[] bytes) {
            this.bytes = bytes;
        }
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

    /** Pure, but for reading the store. Empty if the event changes nothing. */
    private Optional<Step> step(Event event) throws InvalidEventException {
        if (event.type() == EventType.HEALTH_SAMPLED || event.type() == EventType.TRACER_SENT) {
            meters.bypassed();
            return Optional.empty();
        }
        String caseId = event.subject();
        byte[] stored = cases.get(caseId);
        KnownCase before = stored == null ? KnownCase.NOTHING : Formats.KNOWN_CASE.decode(stored);
        Optional<CaseEvents> now = before.events().with(event);
        if (now.isEmpty()) {
            meters.duplicate();
            return Optional.empty();
        }
        if (now.get().size() > MAX_EVENTS) {
            throw new InvalidEventException("the case has " + MAX_EVENTS + " events already, more are not kept");
        }
        CaseSummary summary = fold.fold(caseId, now.get());
        byte[] encoded = Formats.KNOWN_CASE.encode(new KnownCase(now.get(), summary.facts()));
        if (encoded.length > MAX_BYTES) {
            throw new InvalidEventException("the case takes " + MAX_BYTES + " bytes already, more are not kept");
        }
        return Optional.of(
                new Step(caseId, Facts.difference(before.facts(), summary.facts()), summary, new Encoded(encoded)));
    }

    private void apply(Step step, long timestamp) {
        cases.put(step.caseId(), step.encoded().bytes);
        context().forward(new Record<>(step.caseId(), new CaseOutput.Summary(step.summary()), timestamp));
        Map<String, List<CellChange>> byUnit = new TreeMap<>();
        for (Fact change : step.changes()) {
            byUnit.computeIfAbsent(change.unit(), unit -> new ArrayList<>()).add(cellChange(change));
        }
        byUnit.forEach((unit, changes) -> context().forward(new Record<>(unit, new CellChanges(changes), timestamp)));
        meters.folded();
    }

    private static CellChange cellChange(Fact fact) {
        long label = Grain.MINUTE.label(fact.at(), ZoneOffset.UTC);
        return new CellChange(fact.measure().code(), fact.cohort(), label, fact.amount());
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
