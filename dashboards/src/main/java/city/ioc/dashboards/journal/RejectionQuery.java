package city.ioc.dashboards.journal;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * Which rejections are asked for; null where any will do.
 *
 * @param kind  the reason without what it quotes
 * @param from  the record arrived then or later
 * @param until the record arrived earlier
 * @param after where the page before ended
 */
public record RejectionQuery(
        String kind, String topic, String unit, RejectionState state, Instant from, Instant until, Cursor after, int limit) {

    /** The last rejection of a page. */
    public record Cursor(long arrived, String id) {}

    /** All but the kind and the state. */
    Predicate<Rejection> elsewhere() {
        return each -> (topic == null || topic.equals(each.topic()))
                && (unit == null || unit.equals(each.unit()))
                && (from == null || !each.arrived().isBefore(from))
                && (until == null || each.arrived().isBefore(until));
    }

    boolean isAfterCursor(Rejection each) {
        long arrived = each.arrived().toEpochMilli();
        return after == null || arrived < after.arrived() || arrived == after.arrived() && each.id().compareTo(after.id()) < 0;
    }
}
