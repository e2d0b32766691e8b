package city.ioc.producers.slices;

import city.ioc.events.Correction;
import city.ioc.events.Event;
import city.ioc.events.Event.Identity;
import city.ioc.events.EventCodec;
import city.ioc.events.EventData;
import city.ioc.events.EventType;
import city.ioc.events.InvalidEventException;
import city.ioc.events.RawJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events of one case under other names. Where only names decide which of two events comes first, the new ones begin with the rank
 * of the old ones, so that they decide the same.
 */
final class AnonymousCase {
    /** Two that no event type has both of: one of them fits no given type. */
    private static final List<RawJson> MISFITS =
            List.of(new RawJson("{\"plan\":\"-\",\"unit\":\"-\",\"status\":\"DONE\"}"), new RawJson("{\"liked\":true}"));

    /** As corrections that were written down at the same time are ordered. */
    private static final Comparator<Event> CORRECTIONS =
            Comparator.comparingLong(Event::recordedMillis).thenComparing(Event::id).thenComparing(Event::source);

    private final Pseudonyms pseudonyms;
    private final AnonymousData data;
    private final List<Event> events;
    private final Map<Identity, Event> known = new HashMap<>();
    private final Map<Identity, Identity> names = new HashMap<>();

    /** @param events one of each identity, in the order of the case */
    AnonymousCase(Pseudonyms pseudonyms, List<Event> events) {
        this.pseudonyms = pseudonyms;
        this.data = new AnonymousData(pseudonyms);
        this.events = events;
        events.forEach(event -> known.put(event.identity(), event));
        name(events.stream().filter(event -> !isCorrection(event)).toList(),
                Comparator.comparingLong(Event::timeMillis).thenComparing(Event::type));
        name(events.stream().filter(AnonymousCase::isCorrection).sorted(CORRECTIONS).toList(),
                Comparator.comparingLong(Event::recordedMillis));
    }

    private static boolean isCorrection(Event event) {
        return event.data() instanceof Correction;
    }

    /** @param tie says of neighbours whether nothing but names decides between them */
    private void name(List<Event> ordered, Comparator<Event> tie) {
        List<Event> tied = new ArrayList<>();
        for (Event event : ordered) {
            if (!tied.isEmpty() && tie.compare(tied.getLast(), event) != 0) {
                nameTied(tied);
            }
            tied.add(event);
        }
        nameTied(tied);
    }

    private void nameTied(List<Event> tied) {
        for (int rank = 0; rank < tied.size(); rank++) {
            Identity old = tied.get(rank).identity();
            Identity name = pseudonyms.of(old);
            names.put(old, tied.size() == 1 ? name : new Identity(name.source(), "%04d-%s".formatted(rank, name.id())));
        }
        tied.clear();
    }

    List<Event> events() {
        return events.stream().map(this::anonymous).toList();
    }

    private Event anonymous(Event event) {
        Identity name = nameOf(event.identity());
        return new Event(
                name.source(),
                name.id(),
                pseudonyms.ofCase(event.subject()),
                event.time(),
                event.recordedTime(),
                null,
                null,
                null,
                null,
                event.data() instanceof Correction correction ? anonymous(correction) : data.anonymous(event.data()));
    }

    private Identity nameOf(Identity identity) {
        Identity name = names.get(identity);
        return name == null ? pseudonyms.of(identity) : name;
    }

    private Correction anonymous(Correction correction) {
        Identity target = nameOf(correction.target());
        RawJson replacement = correction.data() == null ? null : replacement(correction);
        return new Correction(target.source(), target.id(), correction.action(), replacement);
    }

    /** What does not fit its target has no effect, and stays so. */
    private RawJson replacement(Correction correction) {
        Event target = known.get(correction.target());
        if (target == null) {
            return MISFITS.getFirst();
        }
        return decoded(target.type(), correction.data())
                .map(fits -> fits instanceof Correction nested ? anonymous(nested) : data.anonymous(fits))
                .map(EventCodec::encodeData)
                .orElseGet(() -> misfit(target.type()));
    }

    private static RawJson misfit(EventType type) {
        Stream<RawJson> candidates = MISFITS.stream();
        return candidates.filter(json -> decoded(type, json).isEmpty()).findFirst().orElseThrow();
    }

    private static Optional<EventData> decoded(EventType type, RawJson json) {
        try {
            return Optional.of(EventCodec.decodeData(type, json));
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }
}
