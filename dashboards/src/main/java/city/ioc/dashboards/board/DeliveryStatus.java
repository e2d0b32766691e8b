package city.ioc.dashboards.board;

import java.util.List;
import java.util.SortedMap;

/**
 * Where the delivery of alerts to people stands.
 *
 * @param ready whether alerts are being read
 * @param problem why nothing goes on at the moment; null when it does
 * @param messages how many are in each state, such as {@code sent}
 * @param failing channels on which the latest try failed
 */
public record DeliveryStatus(boolean ready, String problem, SortedMap<String, Long> messages, List<Failing> failing) {
    public DeliveryStatus {
        failing = List.copyOf(failing);
    }

    /** @param reason of the latest failure */
    public record Failing(String channel, String reason) {}
}
