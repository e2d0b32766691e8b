package city.ioc.producers;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How events are written to Kafka.
 *
 * @param bootstrap       brokers, {@code host:port} separated by commas
 * @param clientId        name of the client in the broker's logs and metrics
 * @param compression     codec of the batches; event topics are kept for ever, so size counts
 * @param linger          how long a batch waits for company
 * @param maxBlock        how long {@code publish} may block: for topic metadata, memory, or a place among those in flight
 * @param deliveryTimeout after this an event that is not acknowledged has failed
 * @param maxInFlight     events sent and not acknowledged, at most
 * @param bufferBytes     bytes of events sent and not acknowledged, at most
 */
public record PublisherSettings(
        String bootstrap,
        String clientId,
        String compression,
        Duration linger,
        Duration maxBlock,
        Duration deliveryTimeout,
        int maxInFlight,
        long bufferBytes) {
    private static final Duration LONGEST_REQUEST_TIMEOUT = Duration.ofSeconds(5);

    public PublisherSettings {
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException("bootstrap: name at least one broker as host:port");
        }
        if (linger.isNegative() || maxBlock.isNegative()) {
            throw new IllegalArgumentException("linger and maxBlock must not be negative");
        }
        if (deliveryTimeout.compareTo(linger.plusMillis(100)) < 0) {
            throw new IllegalArgumentException("deliveryTimeout must exceed linger by at least 100 ms, was " + deliveryTimeout);
        }
        if (maxInFlight < 1 || bufferBytes < 1 << 20) {
            throw new IllegalArgumentException("maxInFlight must be at least 1 and bufferBytes at least 1 MiB");
        }
    }

    /** What suits a gateway or an importer: zstd, batches of 5 ms, 5 s of patience, 20,000 events and 32 MiB in flight. */
    public static PublisherSettings of(String bootstrap, String clientId) {
        return new PublisherSettings(
                bootstrap,
                clientId,
                "zstd",
                Duration.ofMillis(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                20_000,
                32L << 20);
    }

    Map<String, Object> toKafka() {
        Duration request = deliveryTimeout.minus(linger);
        if (request.compareTo(LONGEST_REQUEST_TIMEOUT) > 0) {
            request = LONGEST_REQUEST_TIMEOUT;
        }
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, clientId,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, compression,
                ProducerConfig.LINGER_MS_CONFIG, linger.toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(deliveryTimeout.toMillis()),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(request.toMillis()),
                ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
    }
}
