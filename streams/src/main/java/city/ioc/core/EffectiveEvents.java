package city.ioc.core;

import city.ioc.events.Correction;
import city.ioc.events.Event;
import city.ioc.events.Event.Identity;
import city.ioc.events.EventCodec;
import city.ioc.events.EventData;
import city.ioc.events.InvalidEventException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of a case's events once its corrections have been applied.
 *
 * @param events               the events that count, in case order, without corrections
 * @param irregularCorrections corrections that could have no effect
 * @param deciding             of each event that was taken back or replaced, the correction that did it
 */
record EffectiveEvents(List<Event> events, List<Event> irregularCorrections, Map<Identity, Event> deciding) {
    private static final Comparator<Event> LATEST_FIRST = Comparator.comparingLong(Event::recordedMillis)
            .thenComparing(Event::id)
            .thenComparing(Event::source)
            .reversed();

    static EffectiveEvents of(CaseEvents delivered) {
        List<Event> events = delivered.events();
        return events.stream().noneMatch(event -> event.data() instanceof Correction)
                ? new EffectiveEvents(events, List.of(), Map.of())
                : new Corrector(events).result();
    }

    /** Applies the corrections of one case, the latest first, so that each is decided before its own turn comes. */
    private static final class Corrector {
        private final Map<Identity, Event> current = new HashMap<>();
        private final Map<Identity, Event> deciding = new HashMap<>();
        private final List<Event> corrections;
        private final List<Event> irregular = new ArrayList<>();

        Corrector(List<Event> events) {
            events.forEach(event -> current.put(event.identity(), event));
            corrections = events.stream()
                    .filter(event -> event.data() instanceof Correction)
                    .sorted(LATEST_FIRST)
                    .toList();
        }

        EffectiveEvents result() {
            corrections.forEach(this::apply);
            List<Event> effective = current.values().stream()
                    .filter(event -> !(event.data() instanceof Correction))
                    .filter(event -> !isVoid(event.identity()))
                    .sorted(Event.CASE_ORDER)
                    .toList();
            irregular.sort(Event.CASE_ORDER);
            return new EffectiveEvents(effective, List.copyOf(irregular), Map.copyOf(deciding));
        }

        private void apply(Event original) {
            if (isVoid(original.identity())) {
                return;
            }
            Event event = current.get(original.identity());
            Correction correction = (Correction) event.data();
            Event target = current.get(correction.target());
            if (target == null || target.data() instanceof Correction && LATEST_FIRST.compare(target, event) <= 0) {
                irregular.add(event);
            } else if (!deciding.containsKey(correction.target())) {
                decide(event, correction, target);
            }
        }

        private void decide(Event event, Correction correction, Event target) {
            if (correction.action() == Correction.Action.REPLACE) {
                EventData replacement;
                try {
                    replacement = EventCodec.decodeData(target.type(), correction.data());
                } catch (InvalidEventException e) {
                    irregular.add(event);
                    return;
                }
                current.put(target.identity(), target.withData(replacement));
            }
            deciding.put(target.identity(), event);
        }

        private boolean isVoid(Identity identity) {
            Event correction = deciding.get(identity);
            return correction != null && ((Correction) correction.data()).action() == Correction.Action.VOID;
        }
    }
}
