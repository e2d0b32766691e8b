package city.ioc.replay;

import city.ioc.core.CaseEvents;
import city.ioc.core.ServiceHealth;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The events of some cases, held as the bytes that they came in. */
final class HeldCases {
    /** What it takes to hold an event, and a case, besides the bytes of the events; about. */
    private static final long EVENT_BYTES = 64;

    private static final long CASE_BYTES = 200;

    private static final class Held {
        private final long at;
        private final byte[] event;

        Held(long at, byte[] event) {
            this.at = at;
            this.event = event;
        }

        long bytes() {
            return EVENT_BYTES + event.length;
        }
    }

    private final Map<String, List<Held>> cases = new HashMap<>();
    private long bytes;

    void add(String caseId, long arrivedAt, byte[] event) {
        List<Held> ofCase = cases.get(caseId);
        if (ofCase == null) {
            ofCase = new ArrayList<>(4);
            cases.put(caseId, ofCase);
            bytes += CASE_BYTES;
        }
        Held held = new Held(arrivedAt, event);
        ofCase.add(held);
        bytes += held.bytes();
    }

    /** How much memory that takes, about. */
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
        bytes = cases.size() * CASE_BYTES
                + cases.values().stream().flatMap(List::stream).mapToLong(Held::bytes).sum();
    }

    /**
     * Gives all cases and samples away, each once, and forgets them.
     *
     * @return how many events could not be used, as in the pipeline: those that are none, that belong to another case, or that are
     *     beyond the most that a case may have
     */
    long giveTo(History.Reader reader) {
        long unusable = 0;
        for (Map.Entry<String, List<Held>> one : cases.entrySet()) {
            unusable += give(one.getKey(), one.getValue(), reader);
        }
        cases.clear();
        bytes = 0;
        return unusable;
    }

    private static long give(String caseId, List<Held> held, History.Reader reader) {
        long unusable = 0;
        CaseEvents events = CaseEvents.NONE;
        List<Arrival> arrivals = new ArrayList<>(held.size());
        List<Arrival> samples = new ArrayList<>(0);
        for (Held each : held) {
            Optional<Event> event = event(caseId, each.event);
            if (event.isEmpty()) {
                unusable++;
            } else if (ServiceHealth.key(event.get()).isPresent()) {
                samples.add(new Arrival(each.at, event.get()));
            } else {
                CaseEvents more = events.with(event.get()).orElse(events);
                if (more.size() > CaseEvents.MOST) {
                    unusable++;
                } else {
                    events = more;
                    arrivals.add(new Arrival(each.at, event.get()));
                }
            }
        }
        if (events.size() > 0 || !samples.isEmpty()) {
            reader.read(new CaseHistory(caseId, events, arrivals, samples));
        }
        return unusable;
    }

    /** Empty if it is none, or one of another case. */
    private static Optional<Event> event(String caseId, byte[] bytes) {
        try {
            Event event = EventCodec.decode(bytes);
            return event.subject().equals(caseId) ? Optional.of(event) : Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }
}
