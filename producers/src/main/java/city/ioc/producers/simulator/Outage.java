package city.ioc.producers.simulator;

import city.ioc.events.ServiceEvent.Component;

/**
 * Something of a unit that does not work for a while.
 *
 * @param from epoch milliseconds, as is {@code to}
 */
record Outage(String unit, Component component, long from, long to) {
    boolean covers(long at) {
        return from <= at && at < to;
    }

    /** Whether it keeps people at the desks from working. */
    boolean stopsWork() {
        return component == Component.DESK || component == Component.APPLICATION;
    }
}
