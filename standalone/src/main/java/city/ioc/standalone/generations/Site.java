package city.ioc.standalone.generations;

import city.ioc.audit.AuditTrail;
import city.ioc.core.GrainPolicy;
import city.ioc.standalone.topics.TopicLayout;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * What all generations of a process share.
 *
 * @param bootstrap brokers as host:port
 * @param layout of the topics
 * @param kept folder for the profiles of generations
 * @param states folder for the state of stream processors
 * @param grains how finely the past is kept in a zone
 * @param meters get those of the streams; not closed here
 * @param trail keeps which generation was shown by whom; not closed here
 * @param alertsSettle how long a candidate that has caught up waits for its alerts, of the past too, before it is shown by itself
 */
public record Site(
        String bootstrap,
        TopicLayout layout,
        Path kept,
        Path states,
        Function<ZoneId, GrainPolicy> grains,
        MeterRegistry meters,
        AuditTrail trail,
        Duration alertsSettle,
        Clock clock) {

    /**
     * An alert whose start was past when it was found is told when its case has been quiet for a minute, and one about a unit at a full
     * minute: with less, alerts would appear on the wall for two minutes after it has turned.
     */
    public static final Duration ALERTS_SETTLE = Duration.ofSeconds(130);
}
