package city.ioc.standalone.pipeline;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.OracleSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the gateway has said that it stored, and what it comes to by the batch computation. A case that got nothing new is not computed again:
 * cases do not depend on each other.
 */
final class AcceptedEvents {
    private final OracleSettings settings;
    private final Map<String, List<byte[]>> lines = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Map<String, OracleResult> results = new HashMap<>();
    private int count;

    AcceptedEvents(OracleSettings settings) {
        this.settings = settings;
    }

    synchronized void add(Collection<Event> events) {
        for (Event event : events) {
            lines.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(EventCodec.encode(event));
            changed.add(event.subject());
            count++;
        }
    }

    synchronized int count() {
        return count;
    }

    /** By case. */
    synchronized Map<String, OracleResult> results() {
        for (String subject : changed) {
            results.put(subject, BatchOracle.computeBytes(lines.get(subject), settings));
        }
        changed.clear();
        return Map.copyOf(results);
    }

    static Map<Cell, Long> cells(Map<String, OracleResult> results) {
        Map<Cell, Long> sums = new HashMap<>();
        results.values().forEach(result -> result.cells().forEach((cell, amount) -> {
            sums.merge(cell, amount, Long::sum);
            sums.remove(cell, 0L);
        }));
        return sums;
    }

    static Map<String, CaseResult> cases(Map<String, OracleResult> results) {
        Map<String, CaseResult> cases = new HashMap<>();
        results.values().forEach(result -> cases.putAll(result.cases()));
        return cases;
    }
}
