package city.ioc.standalone;

import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.notifier.NotifierStatus;
import city.ioc.notifier.plan.Delivery.State;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the notifier says of itself, as the display tells it; the two do not know each other. */
final class DeliveryState {
    private DeliveryState() {}

    static DeliveryStatus of(NotifierStatus status) {
        SortedMap<String, Long> messages = new TreeMap<>();
        for (State state : State.values()) {
            messages.put(state.name().toLowerCase(Locale.ROOT), status.counts().getOrDefault(state, 0L));
        }
        return new DeliveryStatus(
                status.ready(),
                status.problem(),
                messages,
                status.failing().entrySet().stream()
                        .map(each -> new DeliveryStatus.Failing(each.getKey(), each.getValue()))
                        .toList());
    }
}
