package city.ioc.standalone.pipeline;

import city.ioc.standalone.pipeline.HookServer.Accepted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dossiers of years ago are imported into a city whose notifier runs, with a recipient who is told of everything at any hour. */
@Tag("long")
@Timeout(600)
class HistoricAlertsIT {
    /** A case must have been quiet for up to two minutes before its past is noticed. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** So many that every partition gets some of them. */
    private static final int LIVE = 64;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void whatWasOverdueYearsAgoIsInTheHistoryAndToldToNobody() throws Exception {
        Path receipts = SampleData.require("dossiers/receipt_wabo.csv");
        try (HookServer hook = new HookServer();
                RunningCity city = RunningCity.start(folder.resolve("data"), profile(hook.url()))) {
            city.importFile(receipts, Project.profile("wabo").resolve("receipt.mapping.yaml"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode counts = counts(city, "historic=yes&rule=overdue");
                assertThat(counts.at("/byState/CLEARED").asInt()).isEqualTo(377);
                assertThat(counts.at("/byState/RAISED").asInt()).isEqualTo(105);
            });
            assertThat(counts(city, "historic=no").path("total").asInt()).isZero();

            // What is told now comes after all of it in each partition.
            Set<String> live = becomeOverdue(city);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(hook)).containsAll(live));
            assertThat(told(hook)).isEqualTo(live);
            assertThat(planned(city)).isEqualTo(live);
        }
    }

    private static JsonNode counts(RunningCity city, String query) throws IOException, InterruptedException {
        return JSON.readTree(city.get("/api/v1/alerts?state=any&limit=1&" + query).body()).path("counts");
    }

    private static Set<String> becomeOverdue(RunningCity city) throws IOException, InterruptedException {
        Instant now = Instant.now();
        List<String> subjects = IntStream.range(0, LIVE).mapToObj(i -> "LIVE-" + i).toList();
        List<String> events = subjects.stream()
                .map(subject -> SentEvent.of("dossier.accepted", subject, now, Map.of(
                        "unit", "A", "procedure", "p", "dueAt", now.plusSeconds(8).toString())))
                .toList();
        assertThat(city.postBatch(events).statusCode()).isEqualTo(202);
        return Set.copyOf(subjects);
    }

    private static Set<String> told(HookServer hook) {
        return hook.accepted.stream().map(Accepted::subject).collect(Collectors.toSet());
    }

    /** Subjects of all messages that are kept, whatever became of them. */
    private static Set<String> planned(RunningCity city) throws IOException {
        Set<String> subjects = new HashSet<>();
        AlertTopic.deliveries(city.bootstrap()).values().forEach(
                message -> message.path("items").forEach(item -> subjects.add(item.path("subject").asText())));
        return subjects;
    }

    private Path profile(String url) throws IOException {
        Path profile = Files.createDirectories(folder.resolve("wabo"));
        Path shared = Project.profile("wabo").getParent();
        for (Path file : List.of(
                Project.profile("wabo").resolve("city.yaml"),
                Project.profile("wabo").resolve("calendar.yaml"),
                shared.resolve("kpis.yaml"),
                shared.resolve("alerts.yaml"))) {
            Files.copy(file, profile.resolve(file.getFileName()));
        }
        Files.writeString(profile.resolve("notifications.yaml"), """
                channels:
                  - {id: hook, kind: GENERIC, url: "%s"}
                recipients:
                  - {id: everybody, name: {vi: Mọi người, en: Everybody}, language: en, channel: hook, units: [all], rules: [all], urgent: NOTICE}
                """.formatted(url));
        return profile;
    }
}
