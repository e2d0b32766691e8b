package city.ioc.standalone.slices;

import city.ioc.core.CaseEvents;
import city.ioc.core.ServiceHealth;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import java.util.ArrayList;
import java.util.List;

/**
 * All events of one record key.
 *
 * @param stored   in the order in which they were read: those that the pipeline would take
 * @param events   of these what is folded: one of each identity, no more than a case may have
 * @param samples  of these what belongs to no case, in the order read
 * @param unusable records that are no events, or belong to another case
 */
record StoredCase(String id, List<Event> stored, CaseEvents events, List<Event> samples, int unusable) {

    /** An import takes no longer line. */
    private static final int MAX_LINE = 64 * 1024;

    static StoredCase of(String id, List<byte[]> records) {
        List<Event> stored = new ArrayList<>(records.size());
        List<Event> samples = new ArrayList<>();
        CaseEvents events = CaseEvents.NONE;
        for (byte[] each : records) {
            Event event;
            try {
                event = EventCodec.decode(each);
            } catch (InvalidEventException e) {
                continue;
            }
            if (!event.subject().equals(id) || each.length > MAX_LINE) {
                continue;
            }
            stored.add(event);
            if (ServiceHealth.key(event).isPresent()) {
                samples.add(event);
            } else {
                CaseEvents more = events.with(event).orElse(events);
                events = more.size() > CaseEvents.MOST ? events : more;
            }
        }
        return new StoredCase(id, List.copyOf(stored), events, List.copyOf(samples), records.size() - stored.size());
    }
}
