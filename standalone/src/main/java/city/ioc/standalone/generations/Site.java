package city.ioc.standalone.generations;

import city.ioc.core.GrainPolicy;
import city.ioc.standalone.topics.TopicLayout;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
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
 */
public record Site(
        String bootstrap,
        TopicLayout layout,
        Path kept,
        Path states,
        Function<ZoneId, GrainPolicy> grains,
        MeterRegistry meters,
        Clock clock) {}
