package city.ioc.standalone.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps one warning of Kafka's producer out of the log: that the broker is still ending the transaction before, so that a write is
 * repeated a moment later. With commits every 100 ms that is routine. All other repeated writes are told.
 */
public final class RoutineRetries extends Filter<ILoggingEvent> {
    private static final String PRODUCER = "org.apache.kafka.clients.producer.internals.";
    private static final String ROUTINE = "CONCURRENT_TRANSACTIONS";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLevel() == Level.WARN
                        && event.getLoggerName().startsWith(PRODUCER)
                        && event.getFormattedMessage().contains(ROUTINE)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
