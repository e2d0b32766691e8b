package city.ioc.core;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The set of events of one case as it was delivered: one event per identity, in case order. Immutable; any order of
 * {@link #with} and any repetition give an equal set.
 */
public record CaseEvents(List<Event> events) {
    public static final CaseEvents NONE = new CaseEvents(List.of());

    /** More events of one case are not kept. */
    public static final int MOST = 1_000;

    /** Between deliveries of one identity with different content, the greatest is taken. */
    private static final Comparator<Event> PRECEDENCE = Comparator.comparingLong(Event::recordedMillis)
            .thenComparing(EventCodec::encode, Arrays::compareUnsigned);

    public CaseEvents {
        events = List.copyOf(events);
    }

    public int size() {
        return events.size();
    }

    /** The set with one more event; empty if that event adds nothing to this one. */
    public Optional<CaseEvents> with(Event event) {
        List<Event> next = new ArrayList<>(events.size() + 1);
        for (Event known : events) {
            if (!known.id().equals(event.id()) || !known.source().equals(event.source())) {
                next.add(known);
            } else if (known.equals(event) || PRECEDENCE.compare(known, event) >= 0) {
                return Optional.empty();
            }
        }
        int place = next.size();
        while (place > 0 && Event.CASE_ORDER.compare(next.get(place - 1), event) > 0) {
            place--;
        }
        next.add(place, event);
        return Optional.of(new CaseEvents(next));
    }
}
