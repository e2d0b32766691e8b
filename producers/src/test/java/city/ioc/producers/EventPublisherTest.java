package city.ioc.producers;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.PaymentEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventPublisherTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2024-02-26T08:15:00+07:00");
    private static final Event STEP =
            Event.of("/units/916/desks/03", "1", "Hồ-SƠ-1", TIME, new DossierEvent.StepCompleted("check"));
    private static final Event PAYMENT = Event.of(
            "/portal", "2", "H13-1", TIME, new PaymentEvent.Requested("F1", new BigDecimal("35"), "VND"));

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void anEventGoesToTheTopicOfItsTypeUnderItsCase() {
        try (EventPublisher publisher = TestPublishers.over(kafka, 10)) {
            publisher.publish(STEP).isDone();
            publisher.publish(PAYMENT).isDone();
        }

        assertThat(kafka.history()).extracting(ProducerRecord::topic)
                .containsExactly("ioc.dossier-events.v1", "ioc.payment-events.v1");
        assertThat(kafka.history().getFirst().key()).isEqualTo("Hồ-SƠ-1".getBytes(UTF_8));
        assertThat(kafka.history().getFirst().value()).isEqualTo(EventCodec.encode(STEP));
    }

    @Test
    void anEventIsStoredOnlyWhenKafkaHasConfirmedIt() {
        try (EventPublisher publisher = TestPublishers.over(kafka, 10)) {
            CompletableFuture<Void> stored = publisher.publish(STEP);
            assertThat(stored).isNotDone();

            kafka.completeNext();
            assertThat(stored).isCompleted();

            CompletableFuture<Void> failed = publisher.publish(STEP);
            kafka.errorNext(new TimeoutException("no answer"));
            assertThat(failed).isCompletedExceptionally();
        }
    }

    @Test
    void whatKafkaRefusesToTakeFailsAtOnceAndFreesItsPlace() {
        try (EventPublisher publisher = TestPublishers.over(kafka, 1)) {
            kafka.sendException = new TimeoutException("no metadata");
            assertThat(publisher.publish(STEP)).isCompletedExceptionally();

            kafka.sendException = null;
            CompletableFuture<Void> next = publisher.publish(STEP);
            kafka.completeNext();
            assertThat(next).isCompleted();
        }
    }

    @Test
    void noMoreEventsAreOnTheirWayThanAllowed() {
        try (EventPublisher publisher = TestPublishers.over(kafka, 1)) {
            CompletableFuture<Void> first = publisher.publish(STEP);
            CompletableFuture<Void> second = publisher.publish(PAYMENT);

            assertThat(second).isCompletedExceptionally();
            assertThat(kafka.history()).hasSize(1);

            kafka.completeNext();
            assertThat(first).isCompleted();
            assertThat(publisher.publish(PAYMENT)).isNotDone();
        }
    }

    @Test
    void closingEndsTheProducerAndItsMetrics() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        EventPublisher publisher = TestPublishers.over(kafka, 1);
        publisher.bindTo(registry);

        publisher.close();

        assertThat(kafka.closed()).isTrue();
        assertThat(publisher.publish(STEP)).isCompletedExceptionally();
    }

    @Test
    void settingsThatCannotWorkAreRefusedWithWhatToChange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublisherSettings.of(" ", "x"))
                .withMessageContaining("host:port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublisherSettings(
                        "b:1", "x", "none", Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(1), 1, 1 << 20))
                .withMessageContaining("deliveryTimeout");
    }

    @Test
    void theClientIsIdempotentAndWaitsForAllReplicas() {
        assertThat(PublisherSettings.of("b:1", "x").toKafka())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("request.timeout.ms", 5_000)
                .containsEntry("delivery.timeout.ms", 20_000);
    }
}
