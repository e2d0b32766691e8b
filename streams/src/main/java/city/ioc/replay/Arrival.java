package city.ioc.replay;

import city.ioc.events.Event;

/**
 * An event as it was delivered.
 *
 * @param at when Kafka took it, epoch milliseconds; {@link #UNKNOWN} when it did not come through Kafka
 */
public record Arrival(long at, Event event) {
    /** Before everything that is known. */
    public static final long UNKNOWN = Long.MIN_VALUE;
}
