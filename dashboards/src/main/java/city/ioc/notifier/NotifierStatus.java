package city.ioc.notifier;

import city.ioc.events.Opt;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Delivery.State;
import java.util.List;
import java.util.Map;

/**
 * Where delivery stands.
 *
 * @param ready     whether all that was kept is read, so that alerts are being read
 * @param problem   why nothing goes on at the moment; null when it does
 * @param counts    messages by state: HELD and SENDING now, the others of all that is kept
 * @param unsettled what waits or is on its way
 * @param latest    what was settled last, the youngest first
 */
public record NotifierStatus(
        boolean ready, @Opt String problem, Map<State, Long> counts, List<Delivery> unsettled, List<Delivery> latest) {
    static final NotifierStatus STARTING = new NotifierStatus(false, "starting", Map.of(), List.of(), List.of());

    public NotifierStatus {
        counts = Map.copyOf(counts);
        unsettled = List.copyOf(unsettled);
        latest = List.copyOf(latest);
    }

    NotifierStatus failed(String why) {
        return new NotifierStatus(false, why, counts, unsettled, latest);
    }
}
