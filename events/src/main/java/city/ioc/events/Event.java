package city.ioc.events;

import java.time.OffsetDateTime;
import java.util.Comparator;

/**
 * One immutable event of a case, in the terms of CloudEvents 1.0.
 *
 * @param source       who says it, a URI reference such as {@code /units/916/desks/03}
 * @param id           unique within the source; {@code source} and {@code id} are the identity of the event
 * @param subject      id of the case, trimmed and in upper case; the Kafka record key
 * @param time         when it happened, to the millisecond
 * @param recordedTime when the desk wrote it down; null when the desk does not say
 * @param sequence     order among events of one source at the same time, compared as text; null when not given
 * @param traceParent  W3C trace context, carried and not read; null when not given
 * @param traceState   W3C trace context, carried and not read; null when not given
 * @param partitionKey CloudEvents partitioning extension, carried and not read; null when not given
 * @param data         what happened; its class is the type of the event
 */
public record Event(
        String source,
        String id,
        String subject,
        OffsetDateTime time,
        @Opt OffsetDateTime recordedTime,
        @Opt String sequence,
        @Opt String traceParent,
        @Opt String traceState,
        @Opt String partitionKey,
        EventData data) {

    /** The order of events within a case: time, life-cycle rank, sequence, id, and the source to make it total. */
    public static final Comparator<Event> CASE_ORDER = Comparator.comparingLong(Event::timeMillis)
            .thenComparing(Event::type)
            .thenComparing(Event::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Event::id)
            .thenComparing(Event::source);

    /** An event without the optional attributes. */
    public static Event of(String source, String id, String subject, OffsetDateTime time, EventData data) {
        return new Event(source, id, subject, time, null, null, null, null, null, data);
    }

    public EventType type() {
        return EventType.of(data);
    }

    public Identity identity() {
        return new Identity(source, id);
    }

    /** {@code time} in epoch milliseconds. */
    public long timeMillis() {
        return time.toInstant().toEpochMilli();
    }

    /** {@code recordedTime} in epoch milliseconds, or {@code time} where the desk did not say when it wrote. */
    public long recordedMillis() {
        return (recordedTime == null ? time : recordedTime).toInstant().toEpochMilli();
    }

    public Event withData(EventData replacement) {
        return new Event(
                source, id, subject, time, recordedTime, sequence, traceParent, traceState, partitionKey, replacement);
    }

    public Event withRecordedTime(OffsetDateTime recorded) {
        return new Event(source, id, subject, time, recorded, sequence, traceParent, traceState, partitionKey, data);
    }

    /** What makes two deliveries the same event. */
    public record Identity(String source, String id) {}
}
