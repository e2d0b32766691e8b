package city.ioc.standalone.pipeline;

import city.ioc.core.OracleRules;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.OracleResult;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.Retention;
import city.ioc.standalone.pipeline.WallWatch.Seen;
import city.ioc.streams.StreamsSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A make-up Saturday is added under load: shown once it has caught up, without a gap on the wall, and back again. */
@Timeout(300)
class CandidateIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 60));

    private final MakeUpSaturday saturday = new MakeUpSaturday(Instant.now());
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> events = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path profile;

    @BeforeEach
    void makeProfile() throws IOException {
        profile = saturday.profile(folder);
    }

    @Test
    void aMakeUpDayIsAddedUnderLoadShownWithoutAGapAndTakenBack() throws Exception {
        try (RunningCity city = RunningCity.start(Files.createDirectory(folder.resolve("city")), profile, new Retention(30, 400))) {
            post(city, saturday.dossiers());
            post(city, SmallCity.events(Instant.now(), MakeUpSaturday.ZONE));
            city.awaitFigures();
            String without = generation(city);
            assertThat(due(city)).isEqualTo(MakeUpSaturday.nineOn(saturday.dueWithout()));
            String with;
            try (SteadyLoad load = SteadyLoad.on(city);
                    WallWatch wall = new WallWatch(city.display(), MakeUpSaturday.UNIT)) {
                await().atMost(PATIENCE).until(() -> load.count() > 300);

                with = start(city, Map.of("calendar.yaml", saturday.calendarWith()));
                awaitShown(city, with);
                assertThat(due(city)).isEqualTo(MakeUpSaturday.nineOn(saturday.dueWith()));
                assertThat(state(city, without)).isEqualTo("previous");
                int shown = load.count();
                await().atMost(PATIENCE).until(() -> load.count() > shown + 50);

                promote(city, without);
                assertThat(generation(city)).isEqualTo(without);
                assertThat(due(city)).isEqualTo(MakeUpSaturday.nineOn(saturday.dueWithout()));
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(trail(city)).containsExactly("minh " + without, "hoa " + with));
                await().atMost(PATIENCE).until(() -> wall.snapshots().size() == 3);
                events.addAll(load.stop());

                Seen before = new Seen(without, 0);
                Seen after = new Seen(with, MakeUpSaturday.DOSSIERS);
                assertThat(wall.faults()).isEmpty();
                assertThat(wall.asked()).isEqualTo(Set.of(before, after));
                assertThat(wall.snapshots()).containsExactly(before, after, before);
            }
            assertFigures(city, without, saturday.calendarWithout());
            assertFigures(city, with, saturday.calendarWith());

            removeAndMeetAgainAtARestart(city, without, with);
        }
    }

    /** What was removed begins with nothing, also with no offsets; and until it has caught up, the wall shows what it showed. */
    private void removeAndMeetAgainAtARestart(RunningCity city, String without, String with) throws Exception {
        assertThat(send(city, "DELETE", "/api/v1/generations/" + without, "").statusCode()).isEqualTo(409);
        assertThat(send(city, "DELETE", "/api/v1/generations/" + with, "").statusCode()).isEqualTo(200);
        awaitNothingLeft(city, with);

        Files.writeString(profile.resolve("calendar.yaml"), saturday.calendarWith());
        city.restart(profile);
        try (WallWatch wall = new WallWatch(city.display(), MakeUpSaturday.UNIT)) {
            awaitShown(city, with);
            await().atMost(PATIENCE).until(() -> wall.snapshots().size() == 2);

            assertThat(wall.faults()).isEmpty();
            assertThat(wall.snapshots()).containsExactly(new Seen(without, 0), new Seen(with, MakeUpSaturday.DOSSIERS));
        }
        assertFigures(city, with, saturday.calendarWith());
        assertThat(state(city, without)).isEqualTo("previous");
    }

    private void awaitNothingLeft(RunningCity city, String generation) {
        String application = StreamsSettings.applicationId(generation);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", city.bootstrap()))) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(city.data().resolve("generations").resolve(generation)).doesNotExist();
                assertThat(city.data().resolve("streams").resolve(application)).doesNotExist();
                assertThat(admin.listTopics().names().get()).noneMatch(name -> name.contains(generation));
                assertThat(admin.listGroups().all().get()).noneMatch(group -> group.groupId().equals(application));
            });
        }
    }

    /** Every cell and every summary of a generation are those of the batch computation by a calendar. */
    private void assertFigures(RunningCity city, String generation, String calendar) throws Exception {
        Path rules = Files.createDirectories(folder.resolve("oracle").resolve("cantho"));
        for (String name : List.of("city.yaml", "units.csv", "procedures.csv")) {
            Files.writeString(rules.resolve(name), Files.readString(profile.resolve(name)));
        }
        for (String name : List.of("kpis.yaml", "alerts.yaml")) {
            Files.writeString(rules.resolveSibling(name), Files.readString(profile.resolveSibling(name)));
        }
        Files.writeString(rules.resolve("calendar.yaml"), calendar);
        OracleResult expected =
                BatchOracle.compute(events, OracleRules.settings(ProfileLoader.load(rules).rules()));
        try (DerivedFigures figures = new DerivedFigures(city.bootstrap(), generation)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(Differences.of(expected.cases(), figures.refresh().results())).isEmpty();
                assertThat(Differences.of(expected.cells(), figures.cells())).isEmpty();
            });
        }
    }

    private void post(RunningCity city, List<String> some) throws IOException, InterruptedException {
        assertThat(city.postBatch(some).statusCode()).isEqualTo(202);
        events.addAll(some);
    }

    private String start(RunningCity city, Map<String, String> files) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(city, "POST", "/api/v1/generations", JSON.writeValueAsString(Map.of("files", files, "by", "hoa")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** Asks again while it is told that the figures are some seconds behind. */
    private void promote(RunningCity city, String id) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            HttpResponse<String> answer = send(city, "POST", "/api/v1/generations/" + id + "/promote", "{\"by\":\"minh\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
    }

    private HttpResponse<String> send(RunningCity city, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(city.display().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void awaitShown(RunningCity city, String generation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(generation(city))
                        .as(city.get("/api/v1/generations").body())
                        .isEqualTo(generation));
    }

    private static String generation(RunningCity city) throws IOException, InterruptedException {
        return JSON.readTree(city.get("/api/v1/status").body()).path("generation").asText();
    }

    private static String state(RunningCity city, String id) throws IOException, InterruptedException {
        for (JsonNode each : JSON.readTree(city.get("/api/v1/generations").body()).path("generations")) {
            if (each.path("id").asText().equals(id)) {
                return each.path("state").asText();
            }
        }
        return "none";
    }

    /** Who showed which generation, the latest first. */
    private static List<String> trail(RunningCity city) throws IOException, InterruptedException {
        List<String> promotions = new ArrayList<>();
        JSON.readTree(city.get("/api/v1/audit?action=promoted").body()).path("entries").forEach(entry ->
                promotions.add(entry.path("by").asText() + " " + entry.path("subject").asText()));
        return promotions;
    }

    private static Instant due(RunningCity city) throws IOException, InterruptedException {
        JsonNode dossier = JSON.readTree(city.get("/api/v1/dossiers/H13.12-S0").body());
        return OffsetDateTime.parse(dossier.path("dueAt").asText()).toInstant();
    }
}
