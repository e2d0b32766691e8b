package city.ioc.standalone.pipeline;

import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.replay.Assumptions;
import city.ioc.replay.ReadingLimits;
import city.ioc.streams.Formats;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What-ifs over what a broker holds: as live when nothing is changed, by the API, and nothing left behind. */
@Timeout(180)
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void itsCellsAreThoseOfLiveAndTheApiTellsWhatDiffers() throws Exception {
        CityProfile profile = ProfileLoader.load(Project.profile("cantho"));
        Instant now = Instant.now();
        assertThat(CITY.get().postBatch(SmallCity.events(now, profile.rules().calendar().zone())).body()).endsWith("\"refused\":[]}");
        CITY.get().awaitFigures();
        Assumptions unchanged = Assumptions.of(profile.rules(), profile.units());
        String generation = Formats.generation(profile.rules());
        Set<String> groups = groupsAndTopics();

        SortedMap<String, Long> replayed = CellBytes.replayed(CITY.get().bootstrap(), unchanged, Instant.now(), ReadingLimits.USUAL);
        assertThat(replayed).hasSizeGreaterThan(300);
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(CellBytes.written(CITY.get().bootstrap(), generation)).isEqualTo(replayed));
        ReadingLimits cramped = new ReadingLimits(3, 64 << 10, 0);
        assertThat(CellBytes.replayed(CITY.get().bootstrap(), unchanged, Instant.now(), cramped)).isEqualTo(replayed);
        assertThat(groupsAndTopics()).isEqualTo(groups);

        comparesByTheApi(LocalDate.ofInstant(now, profile.rules().calendar().zone()));
        refusesWhatIsWrong();
    }

    private static Set<String> groupsAndTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", CITY.get().bootstrap()))) {
            Set<String> names = new TreeSet<>(admin.listTopics().names().get());
            admin.listGroups().all().get().forEach(group -> names.add("group " + group.groupId()));
            return names;
        }
    }

    private void comparesByTheApi(LocalDate today) throws Exception {
        String days = "from=%s&to=%s&step=period".formatted(today.minusDays(12), today.plusDays(1));
        String unchanged = start("{\"dueShift\":0,\"by\":\"operator-7\"}");
        String earlier = start("{\"dueShift\":-20,\"by\":\"operator-7\"}");
        awaitDone(unchanged);
        awaitDone(earlier);

        JsonNode same = get("/api/v1/replays/%s/comparison?%s".formatted(unchanged, days));
        assertThat(same.path("kpis")).isEmpty();
        assertThat(same.path("compared").asInt()).isGreaterThan(100);
        assertThat(same.path("alerts").path("total").asInt()).isZero();

        JsonNode differing = get("/api/v1/replays/%s/comparison?%s&limit=5000".formatted(earlier, days));
        JsonNode city = kpi(differing, "dossiers.on-time");
        Map<String, String> live = CITY.get().kpis("from=%s&to=%s".formatted(today.minusDays(12), today.plusDays(1)));
        assertThat(city.path("with").path("numerator").asText() + "/" + city.path("with").path("denominator").asText())
                .isEqualTo(live.get("dossiers.on-time"));
        // No dossier of the small city takes as long as 20 days from before it was accepted.
        assertThat(city.path("changed").path("numerator").asInt()).isZero();
        assertThat(differing.path("alerts").path("cases")).isNotEmpty();
        assertThat(get("/api/v1/replays/%s/comparison?with=%s&%s".formatted(earlier, unchanged, days)).path("total").asInt())
                .isEqualTo(differing.path("total").asInt());

        HttpResponse<String> csv = CITY.get().get("/api/v1/replays/%s/comparison?format=csv&%s".formatted(earlier, days));
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body().lines()).hasSize(1 + differing.path("total").asInt());
        assertThat(get("/api/v1/audit?action=replayed").path("entries").findValuesAsText("subject")).contains(unchanged, earlier);

        for (String id : List.of(unchanged, earlier)) {
            assertThat(send(HttpRequest.newBuilder(CITY.get().display().resolve("/api/v1/replays/" + id)).DELETE()).statusCode()).isEqualTo(200);
        }
        assertThat(get("/api/v1/replays").path("replays")).isEmpty();
    }

    private static JsonNode kpi(JsonNode comparison, String id) {
        for (JsonNode each : comparison.path("kpis")) {
            if (each.path("kpi").asText().equals(id) && each.path("unit").isNull()) {
                return each;
            }
        }
        throw new AssertionError(id + " does not differ: " + comparison);
    }

    private void refusesWhatIsWrong() throws Exception {
        assertThat(post("{\"profile\":\"../../etc\"}").statusCode()).isEqualTo(400);
        assertThat(post("{\"files\":{\"../alerts.yaml\":\"\"}}").statusCode()).isEqualTo(400);
        HttpResponse<String> broken = post("{\"files\":{\"alerts.yaml\":\"cases: [{id: x}]\"}}");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(broken.body()).path("problems").get(0).asText()).startsWith("alerts.yaml:1");
        assertThat(post("{\"knownAt\":\"yesterday\"}").statusCode()).isEqualTo(400);
        assertThat(post("{\"units\":[\"nowhere\"]}").statusCode()).isEqualTo(400);
        assertThat(CITY.get().get("/api/v1/replays/nothing/comparison").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/replays").path("profiles").toString()).contains("\"cantho\"", "\"wabo\"");
    }

    private String start(String body) throws Exception {
        HttpResponse<String> started = post(body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return JSON.readTree(started.body()).path("id").asText();
    }

    private void awaitDone(String id) {
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(get("/api/v1/replays/" + id).path("state").asText()).isEqualTo("DONE"));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(CITY.get().display().resolve("/api/v1/replays"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CITY.get().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
