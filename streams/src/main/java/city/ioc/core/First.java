package city.ioc.core;

import city.ioc.events.Event;
import city.ioc.events.EventData;
import java.util.List;
import java.util.Optional;

/** The event that a case begins with, such as the acceptance of a dossier: the first of its kind in case order. */
final class First {
    private First() {}

    static Optional<Event> of(List<Event> events, Class<? extends EventData> kind) {
        return events.stream().filter(event -> kind.isInstance(event.data())).findFirst();
    }
}
