package city.ioc.benchmarks;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.core.Grain;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.profile.FoldRules;
import city.ioc.streams.CellKey;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Returns the cells of minutes that the events come to. */
    Map<CellKey, Long> run(StoredEvents events) throws InvalidEventException {
        events.forEach(event -> add(new String(event.key(), UTF_8), EventCodec.decode(event.value())));
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
