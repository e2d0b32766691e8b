package city.ioc.standalone.dryrun;

import city.ioc.core.CaseEvents;
import city.ioc.core.ServiceHealth;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The events of some cases, held as the bytes that they came in. */
final class HeldCases {
    private final Map<String, List<byte[]>> cases = new HashMap<>();
    private long bytes;

    void add(String caseId, byte[] event) {
        cases.computeIfAbsent(caseId, id -> new ArrayList<>()).add(event);
        bytes += event.length;
    }

    /** How much is held. */
    long bytes() {
        return bytes;
    }

    /** How many cases are held. */
    int count() {
        return cases.size();
    }

    /** Forgets the others. */
    void keep(Predicate<String> wanted) {
        cases.keySet().removeIf(caseId -> !wanted.test(caseId));
        bytes = cases.values().stream().flatMap(List::stream).mapToLong(event -> event.length).sum();
    }

    /**
     * Gives all cases away, each once, and forgets them.
     *
     * @return how many events could not be used, as in the pipeline: those that are none, that belong to another case, or that are
     *     beyond the most that a case may have
     */
    long giveTo(BiConsumer<String, CaseEvents> reader) {
        long unusable = 0;
        for (Map.Entry<String, List<byte[]>> one : cases.entrySet()) {
            unusable += give(one.getKey(), one.getValue(), reader);
        }
        cases.clear();
        bytes = 0;
        return unusable;
    }

    private static long give(String caseId, List<byte[]> held, BiConsumer<String, CaseEvents> reader) {
        long unusable = 0;
        CaseEvents events = CaseEvents.NONE;
        for (byte[] each : held) {
            try {
                events = with(events, caseId, EventCodec.decode(each));
            } catch (InvalidEventException e) {
                unusable++;
            }
        }
        if (events.size() > 0) {
            reader.accept(caseId, events);
        }
        return unusable;
    }

    private static CaseEvents with(CaseEvents known, String caseId, Event event) throws InvalidEventException {
        if (!event.subject().equals(caseId)) {
            throw new InvalidEventException("belongs to another case");
        }
        boolean ofNoCase = ServiceHealth.key(event).isPresent();
        CaseEvents events = ofNoCase ? known : known.with(event).orElse(known);
        if (events.size() > CaseEvents.MOST) {
            throw new InvalidEventException("is one too many");
        }
        return events;
    }
}
