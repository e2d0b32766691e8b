package city.ioc.dashboards.service;

import city.ioc.calendar.WorkingCalendar;
import java.util.List;

/**
 * An outage as one unit feels it.
 *
 * @param spans when, in ascending order, without overlap
 */
public record Strike(Outage outage, List<Span> spans) {
    public Strike {
        spans = List.copyOf(spans);
    }

    /** From an instant to another, exclusive, in epoch milliseconds. */
    public record Span(long from, long to) {}

    /** Whether it falls into a span of time. */
    public boolean overlaps(long start, long end) {
        for (Span span : spans) {
            if (Math.max(span.from(), start) < Math.min(span.to(), end)) {
                return true;
            }
        }
        return false;
    }

    /** How much working time of it falls into a span of time. */
    public long workingMillis(long start, long end, WorkingCalendar calendar) {
        long sum = 0;
        for (Span span : spans) {
            sum += calendar.between(Math.max(span.from(), start), Math.min(span.to(), end));
        }
        return sum;
    }
}
