package city.ioc.streams;

import city.ioc.events.Event;
import java.util.List;

/**
 * What stage 2 is told of a unit.
 *
 * @param changes what has to be added to its cells; labels are of the finest grain
 * @param heardAt time of an event that came from the unit, epoch milliseconds; null when none did
 * @param action  of an operator on an alert of the unit; null when none
 */
public record UnitNews(List<CellChange> changes, Long heardAt, Event action) {
    public UnitNews {
        changes = List.copyOf(changes);
    }

    static UnitNews of(Event action) {
        return new UnitNews(List.of(), null, action);
    }

    /** @param measure code of the measure */
    public record CellChange(int measure, int cohort, long label, long amount) {}
}
