package city.ioc.dashboards.journal;

import city.ioc.events.Event;
import city.ioc.events.InvalidEventException;

/** Judges an event as those from desks are judged. */
@FunctionalInterface
public interface EventDoor {
    /** @throws InvalidEventException with the attribute and the reason */
    Event admit(Event event) throws InvalidEventException;
}
