package city.ioc.producers;

import city.ioc.audit.AuditEntry;
import city.ioc.audit.AuditTrail;
import city.ioc.events.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes the audit trail to its topic: key = subject, value = JSON. Safe for use by many threads. */
public final class AuditPublisher implements AuditTrail, AutoCloseable {
    private static final int MAX_IN_FLIGHT = 1_000;
    private static final long BUFFER_BYTES = 4L << 20;
    private static final Duration MAX_BLOCK = Duration.ofSeconds(5);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaProducer<byte[], byte[]> producer;

    /** @param bootstrap brokers as host:port */
    public AuditPublisher(String bootstrap, String clientId) {
        PublisherSettings settings = new PublisherSettings(
                bootstrap, clientId, "zstd", Duration.ZERO, MAX_BLOCK, DELIVERY_TIMEOUT, MAX_IN_FLIGHT, BUFFER_BYTES);
        producer = new KafkaProducer<>(settings.toKafka(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public CompletableFuture<Void> record(AuditEntry entry) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(Topics.AUDIT.name(), entry.subject().getBytes(UTF_8), entry.toBytes()),
                    (metadata, error) -> finish(stored, error));
        } catch (KafkaException | IllegalStateException e) {
            stored.completeExceptionally(e);
        }
        return stored;
    }

    private static void finish(CompletableFuture<Void> stored, Exception error) {
        if (error == null) {
            stored.complete(null);
        } else {
            stored.completeExceptionally(error);
        }
    }

    /** Waits until everything recorded is stored or has failed, at most for the delivery timeout. */
    @Override
    public void close() {
        producer.close(DELIVERY_TIMEOUT.plusSeconds(1));
    }
}
