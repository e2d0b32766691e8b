package city.ioc.streams;

import city.ioc.core.CaseEvents;
import city.ioc.core.Fact;
import city.ioc.core.alerts.Notices;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import java.util.List;

/**
 * What the pipeline keeps of a case. Instants are epoch milliseconds of the wall clock.
 *
 * @param events      all that were delivered
 * @param facts       what the case has contributed to the cells so far; kept, not folded again, so that what is taken back is exactly
 *     what was added
 * @param notices     what was noticed of its alerts
 * @param lastEventAt when the last event arrived
 * @param toldAt      as of when its alerts were told last
 */
public record KnownCase(CaseEvents events, List<Fact> facts, Notices notices, long lastEventAt, long toldAt) {
    static final KnownCase NOTHING = new KnownCase(CaseEvents.NONE, List.of(), Notices.NONE, 0, 0);

    public KnownCase {
        facts = List.copyOf(facts);
    }

    /** What operators did, in case order. */
    List<Event> actions() {
        return events.events().stream()
                .filter(event -> event.data() instanceof OperatorAction)
                .toList();
    }
}
