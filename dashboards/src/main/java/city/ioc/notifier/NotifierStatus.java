package city.ioc.notifier;

import city.ioc.events.Opt;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Delivery.State;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where delivery stands.
 *
 * @param ready     whether all that was kept is read, so that alerts are being read
 * @param problem   why nothing goes on at the moment; null when it does
 * @param counts    messages by state: HELD and SENDING now, the others of all that is kept
 * @param unsettled what waits or is on its way
 * @param latest    what was settled last, the youngest first
 * @param failing   channels on which the latest try failed, with the reason
 */
public record NotifierStatus(
        boolean ready,
        @Opt String problem,
        Map<State, Long> counts,
        List<Delivery> unsettled,
        List<Delivery> latest,
        SortedMap<String, String> failing) {
    static final NotifierStatus STARTING =
            new NotifierStatus(false, "starting", Map.of(), List.of(), List.of(), Collections.emptySortedMap());

    public NotifierStatus {
        counts = Map.copyOf(counts);
        unsettled = List.copyOf(unsettled);
        latest = List.copyOf(latest);
        failing = Collections.unmodifiableSortedMap(new TreeMap<>(failing));
    }

    NotifierStatus failed(String why) {
        return new NotifierStatus(false, why, counts, unsettled, latest, failing);
    }

    NotifierStatus withFailing(SortedMap<String, String> channels) {
        return new NotifierStatus(ready, problem, counts, unsettled, latest, channels);
    }
}
