package city.ioc.producers;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes events to the topic of their type: key = case id, value = canonical bytes. An event is stored once every in-sync
 * replica has it; what the client itself repeats is written once. Safe for use by many threads.
 *
 * <p>At most {@link PublisherSettings#maxInFlight} events and {@link PublisherSettings#bufferBytes} bytes are on their way;
 * {@link #publish} blocks up to {@link PublisherSettings#maxBlock} for a place and then fails.
 */
public final class EventPublisher implements EventSink, AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final PublisherSettings settings;
    private final Semaphore places;
    private final List<KafkaClientMetrics> metrics = new CopyOnWriteArrayList<>();

    public EventPublisher(PublisherSettings settings) {
        this(
                new KafkaProducer<>(settings.toKafka(), new ByteArraySerializer(), new ByteArraySerializer()),
                settings);
    }

    /** For tests of answers that no broker gives on demand. */
    EventPublisher(Producer<byte[], byte[]> producer, PublisherSettings settings) {
        this.producer = producer;
        this.settings = settings;
        this.places = new Semaphore(settings.maxInFlight());
    }

    @Override
    public CompletableFuture<Void> publish(Event event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                event.type().topic().name(), event.subject().getBytes(UTF_8), EventCodec.encode(event));
        CompletableFuture<Void> stored = new CompletableFuture<>();
        if (!takePlace()) {
            stored.completeExceptionally(
                    new TimeoutException(settings.maxInFlight() + " events are on their way and none was confirmed within "
                            + settings.maxBlock().toMillis() + " ms"));
            return stored;
        }
        try {
            var unused = producer.send(record, (metadata, error) -> finish(stored, error));
        } catch (KafkaException | IllegalStateException e) {
            finish(stored, e);
        }
        return stored;
    }

    /** Registers the metrics of the Kafka client until the publisher is closed. */
    public void bindTo(MeterRegistry registry) {
        KafkaClientMetrics binder = new KafkaClientMetrics(producer);
        binder.bindTo(registry);
        metrics.add(binder);
    }

    /** Waits until everything published is confirmed or has failed, at most for the delivery timeout. */
    @Override
    public void close() {
        metrics.forEach(KafkaClientMetrics::close);
        producer.close(settings.deliveryTimeout().plus(Duration.ofSeconds(1)));
    }

    private boolean takePlace() {
        try {
            return places.tryAcquire(settings.maxBlock().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever completes the future gives the place back, so it is given back once. */
    private void finish(CompletableFuture<Void> stored, Exception error) {
        if (error == null ? stored.complete(null) : stored.completeExceptionally(error)) {
            places.release();
        }
    }
}
