package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A KPI that is added to the profile has its whole past after a restart, though no event is read again. */
class AddedKpiIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String UNIT = "31120";
    private static final String MARKERS = "31150";

    private final Instant now = Instant.now();
    private final Instant before = now.minus(Duration.ofDays(20));

    @TempDir
    private Path folder;

    @Test
    void aKpiAddedToTheProfileHasItsPastAfterARestart() throws Exception {
        Path profile = AddedKpi.copyOfProfile(folder);
        try (RunningCity city = RunningCity.start(folder, profile)) {
            assertThat(city.postBatch(List.of(
                                    accepted("P-1", before, "POSTAL"),
                                    accepted("P-2", before, "POSTAL"),
                                    accepted("P-3", before, "DESK"),
                                    accepted("P-4", now, "POSTAL")))
                            .statusCode())
                    .isEqualTo(202);
            city.awaitEverythingSent(MARKERS);
            assertThat(city.get("/api/v1/kpis?kpi=" + AddedKpi.ID).statusCode()).isEqualTo(400);
            String generation = generation(city);
            Map<TopicPartition, Long> summaries = summaries(city, generation);

            LocalDate day = LocalDate.ofInstant(before, ZONE);
            LocalDate today = LocalDate.ofInstant(now, ZONE);
            AddedKpi.addTo(profile, today.minusDays(1));
            city.restart(profile);

            String question = "kpi=%s&unit=%s&from=%s&to=%s".formatted(AddedKpi.ID, UNIT, day, today);
            assertThat(json(city, "/api/v1/kpis?version=all&" + question).findValuesAsText("value")).containsExactly("3", "6");
            JsonNode series = json(city, "/api/v1/series?" + question);
            assertThat(series.path("points").findValuesAsText("value")).startsWith("2", "0").endsWith("0", "2").hasSize(21);
            assertThat(series.path("breaks").findValuesAsText("day")).containsExactly(today.minusDays(1).toString());
            assertThat(json(city, "/api/v1/kpi-definitions").findValuesAsText("id")).contains(AddedKpi.ID);
            assertThat(generation(city)).isEqualTo(generation);
            assertThat(summaries(city, generation)).isEqualTo(summaries);
        }
    }

    private static String accepted(String subject, Instant time, String channel) {
        return SentEvent.of(
                "dossier.accepted", subject, time, Map.of("unit", UNIT, "procedure", SentEvent.PROCEDURE, "channel", channel));
    }

    private static JsonNode json(RunningCity city, String path) throws IOException, InterruptedException {
        return JSON.readTree(city.get(path).body());
    }

    private static String generation(RunningCity city) throws IOException, InterruptedException {
        return json(city, "/api/v1/status").path("generation").asText();
    }

    /** Where the summaries end: a re-run would write all of them again. */
    private static Map<TopicPartition, Long> summaries(RunningCity city, String generation) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", city.bootstrap()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(consumer.partitionsFor(Topics.caseSummaries(generation).name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet()));
        }
    }
}
