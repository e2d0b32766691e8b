package city.ioc.producers;

import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;

/** Publishers over a producer that fails on demand, which no broker does. */
public final class TestPublishers {
    private TestPublishers() {}

    public static EventPublisher over(Producer<byte[], byte[]> producer, int maxInFlight) {
        return new EventPublisher(
                producer,
                new PublisherSettings(
                        "unused:9092",
                        "test",
                        "none",
                        Duration.ZERO,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1),
                        maxInFlight,
                        32L << 20));
    }
}
