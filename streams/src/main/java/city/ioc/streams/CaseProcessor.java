package city.ioc.streams;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventType;
import city.ioc.events.InvalidEventException;
import city.ioc.profile.FoldRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stage 1: keeps the events of every case, folds them anew when one arrives, and passes on what changed. All is computed before
 * anything is stored, so a record that fails leaves no trace.
 */
final class CaseProcessor extends ContextualProcessor<byte[], byte[], String, CaseOutput> {
    static final int MAX_EVENTS = 1_000;

    private final CaseFold fold;
    private final Duration flushInterval;
    private KeyValueStore<String, CaseEvents> cases;
    private PendingChanges pending;
    private CaseMeters meters;

    private CaseProcessor(CaseFold fold, Duration flushInterval) {
        this.fold = fold;
        this.flushInterval = flushInterval;
    }

    /** The processor with its stores. */
    static ProcessorSupplier<byte[], byte[], String, CaseOutput> supplier(FoldRules rules, Duration flushInterval) {
        CaseFold fold = new CaseFold(rules);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, CaseOutput> get() {
                return new CaseProcessor(fold, flushInterval);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.cases(), PendingChanges.store());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, CaseOutput> context) {
        super.init(context);
        cases = context.getStateStore(Stores.CASES);
        pending = new PendingChanges(context);
        meters = new CaseMeters(context);
        context.schedule(flushInterval, PunctuationType.WALL_CLOCK_TIME, now -> pending.flush());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Event event;
        try {
            event = accept(record);
        } catch (InvalidEventException e) {
            reject(record, e.getMessage());
            return;
        }
        if (event.type() == EventType.HEALTH_SAMPLED || event.type() == EventType.TRACER_SENT) {
            meters.bypassed();
            return;
        }
        String caseId = event.subject();
        CaseEvents stored = cases.get(caseId);
        CaseEvents before = stored == null ? CaseEvents.NONE : stored;
        Optional<CaseEvents> now = before.with(event);
        if (now.isEmpty()) {
            meters.duplicate();
        } else if (now.get().size() > MAX_EVENTS) {
            reject(record, "the case has " + MAX_EVENTS + " events already, more are not kept");
        } else {
            change(record, caseId, before, now.get());
        }
    }

    private void change(Record<byte[], byte[]> record, String caseId, CaseEvents before, CaseEvents now) {
        CaseSummary summary = fold.fold(caseId, now);
        List<Fact> contributed = before.size() == 0 ? List.of() : fold.fold(caseId, before).facts();
        List<Fact> changes = Facts.difference(contributed, summary.facts());
        cases.put(caseId, now);
        pending.add(changes);
        context().forward(new Record<>(caseId, new CaseOutput.Summary(summary), record.timestamp()));
        meters.folded();
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

    private void reject(Record<byte[], byte[]> record, String reason) {
        String report = RejectionReport.of(reason, context().recordMetadata(), record);
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        context().forward(new Record<>(key, new CaseOutput.Rejected(report), record.timestamp()));
        meters.rejected();
    }
}
