package city.ioc.dashboards.service;

import city.ioc.events.ServiceEvent.Component;

/**
 * An outage as of a moment, in epoch milliseconds.
 *
 * @param id of its case
 * @param from its start
 * @param to its end; the moment asked for while it lasts
 * @param lasting whether it lasts at that moment
 */
public record Outage(String id, String unit, Component component, long from, long to, boolean lasting) {

    /** Whether some of it is within a span of time, or it has no length and begins within. */
    public boolean touches(long start, long end) {
        return from < end && (to > start || from >= start);
    }

    /** How much of it is within a span of time. */
    public long millisWithin(long start, long end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
}
