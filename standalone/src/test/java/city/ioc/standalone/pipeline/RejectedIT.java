package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What was poison is found, put right or given up by people, and what they decided outlives the process. */
@Timeout(180)
class RejectedIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NINH_KIEU = "31135";
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void poisonIsCorrectedOrGivenUpOnceAndForGood() throws Exception {
        String accepted = SentEvent.accepted("P-1", NINH_KIEU);
        store("P-1", accepted.replace("dossier.accepted.v1", "dossier.acepted.v1"));
        store("P-2", "no event at all");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get("/api/v1/rejected?state=open").path("total").asInt()).isEqualTo(2));
        JsonNode list = get("/api/v1/rejected?unit=" + NINH_KIEU).path("rejected");
        assertThat(list).hasSize(1);
        String id = list.get(0).path("id").asText();
        assertThat(list.get(0).path("reason").asText()).startsWith("type: unknown event type");
        assertThat(JSON.readTree(get("/api/v1/rejected/" + id).path("payload").asText()).path("subject").asText()).isEqualTo("P-1");
        String other = get("/api/v1/rejected?state=open").path("rejected").findValuesAsText("id").stream()
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();

        HttpResponse<String> stillWrong = act(id, redrive(accepted.replace(NINH_KIEU, "nowhere")));
        assertThat(stillWrong.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(stillWrong.body()).path("detail").asText()).contains("data.unit: unknown unit");
        assertThat(CITY.get().kpis("unit=" + NINH_KIEU)).containsEntry("dossiers.received", "0");
        assertThat(act(id, redrive(accepted)).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(CITY.get().kpis("unit=" + NINH_KIEU)).containsEntry("dossiers.received", "1"));
        assertThat(act(id, redrive(accepted)).statusCode()).isEqualTo(409);
        assertThat(act(other, "{\"action\":\"DISCARD\",\"reason\":\"a test of the desk\"}").statusCode()).isEqualTo(202);
        get("/api/v1/dossiers/P-1");

        CITY.get().restart(Project.profile("cantho"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(get("/api/v1/rejected/" + id).path("state").asText()).isEqualTo("REDRIVEN");
            assertThat(get("/api/v1/rejected/" + other).path("state").asText()).isEqualTo("DISCARDED");
            assertThat(get("/api/v1/audit").path("entries").findValuesAsText("action"))
                    .containsExactly("LOOKED_AT", "DISCARDED", "REDRIVEN");
        });
        assertThat(get("/api/v1/audit").path("entries").findValuesAsText("by")).containsOnly("operator-7");
        assertThat(act(other, redrive(accepted)).statusCode()).isEqualTo(409);
        assertThat(get("/api/v1/rejected?state=open").path("total").asInt()).isZero();
    }

    private static String redrive(String event) {
        return "{\"action\":\"REDRIVE\",\"event\":" + event + "}";
    }

    private static void store(String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", CITY.get().bootstrap()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.DOSSIER_EVENTS.name(), key, value)).get();
        }
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path))).body());
    }

    private HttpResponse<String> act(String id, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri("/api/v1/rejected/" + id + "/actions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("X-IOC-User", "operator-7").build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return CITY.get().display().resolve(path);
    }
}
