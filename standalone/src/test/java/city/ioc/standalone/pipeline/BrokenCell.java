package city.ioc.standalone.pipeline;

import city.ioc.core.Grain;
import city.ioc.events.Topics;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A cell of a running city, written wrong behind the back of the pipeline. */
final class BrokenCell {
    static final String UNIT = "STP";

    /** Two checks, 10 s apart, of what is more than a minute old. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningCity city;
    private final CellKey key;

    private BrokenCell(RunningCity city, CellKey key) {
        this.city = city;
        this.key = key;
    }

    /** Has one dossier accepted yesterday, and waits until all that is compared agrees. */
    static BrokenCell in(RunningCity city) throws Exception {
        ZoneId zone = ZoneId.of(status(city).path("zone").asText());
        LocalDate day = LocalDate.now(zone).minusDays(1);
        Instant at = day.atTime(8, 30).atZone(zone).toInstant();
        String accepted =
                SentEvent.of("dossier.accepted", "broken-1", at, Map.of("unit", UNIT, "procedure", SentEvent.PROCEDURE));
        assertThat(city.post(accepted).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(city.kpis("unit=" + UNIT + "&from=" + day + "&to=" + day)).containsEntry("dossiers.received", "1");
            assertThat(status(city).path("selfCheck").path("state").asText()).isEqualTo("holds");
        });
        return new BrokenCell(
                city, new CellKey(UNIT, Measure.RECEIVED, (int) day.toEpochDay(), Grain.MINUTE, at.toEpochMilli()));
    }

    LocalDate day() {
        return LocalDate.ofEpochDay(key.cohort());
    }

    void write(long value) {
        String topic = Topics.kpiCells(generation()).name();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", city.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(
                    topic, key.toBytes(), ByteBuffer.allocate(Long.BYTES).putLong(value).array()));
        }
    }

    private String generation() {
        try {
            return status(city).path("generation").asText();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the self-check says once it has come to this state. */
    JsonNode awaitState(String state) throws IOException, InterruptedException {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(city).path("selfCheck").path("state").asText()).isEqualTo(state));
        return status(city).path("selfCheck");
    }

    private static JsonNode status(RunningCity city) throws IOException, InterruptedException {
        return JSON.readTree(city.get("/api/v1/status").body());
    }
}
