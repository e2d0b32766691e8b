package city.ioc.producers.simulator;

import city.ioc.events.Event;

/**
 * An event on its way.
 *
 * @param at when the desk sends it, in epoch milliseconds; never before the event's {@code time} and {@code recordedtime}
 */
public record Delivery(Event event, long at) {}
