package city.ioc.standalone.pipeline;

import city.ioc.standalone.metrics.MetricsPage;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From an event at the gateway to a message at the receiver: the whole process. */
@Timeout(600)
class UpNotifiesIT {
    /** An event that is folded only after its due is told when its case has been quiet for a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** There is no index here, no listed unit, no candidate, and nothing was refused or rejected. */
    private static final Set<String> NOT_HERE = Set.of(
            "ioc_index_value", "ioc_index_points", "ioc_unit_kpi_value", "ioc_generation_folded_ratio", "ioc_gateway_refused_total",
            "ioc_rejected_reasons", "ioc_alerts");

    @TempDir
    private Path folder;

    @Test
    void whoIsNamedHearsThatADossierBecameOverdueAndThatItNoLongerIs() throws Exception {
        try (HookServer hook = new HookServer();
                RunningCity city = RunningCity.start(folder.resolve("data"), profile(hook.url()))) {
            accept(city, "D1");
            await().atMost(PATIENCE).until(() -> told(hook, "RAISED", "D1"));
            assertThat(city.post(SentEvent.of("dossier.resolved", "D1", Instant.now(), Map.of("outcome", "APPROVED")))
                            .statusCode()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> told(hook, "CLEARED", "D1"));

            assertThat(city.get("/metrics").body())
                    .contains("ioc_notifier_messages_total{channel=\"hook\",state=\"SENT\"} 2.0", "ioc_notifier_ready 1.0");
            metricsAreThoseOfTheirPage(city.get("/metrics").body());
            assertThat(hook.times().values()).containsExactly(1L, 1L);
            assertThat(city.get("/api/v1/status").body()).contains(
                    "\"delivery\":{\"ready\":true,\"problem\":null,\"messages\":{\"failed\":0,\"held\":0,\"merged\":0,"
                            + "\"sending\":0,\"sent\":2,\"suppressed\":0},\"failing\":[]}");
        }
    }

    @Test
    @Tag("long")
    void whoIsNamedHearsOfEachChangeOnceThoughAnotherGenerationIsShownMeanwhile() throws Exception {
        try (HookServer hook = new HookServer();
                RunningCity city = RunningCity.start(folder.resolve("data"), profile(hook.url()))) {
            accept(city, "D1");
            await().atMost(PATIENCE).until(() -> told(hook, "RAISED", "D1"));

            String other = start(city);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(city.get("/api/v1/status").body())
                            .as(city.get("/api/v1/generations").body())
                            .contains("\"generation\":\"" + other));
            accept(city, "D2");
            await().atMost(PATIENCE).until(() -> told(hook, "RAISED", "D2"));
            assertThat(city.post(SentEvent.of("dossier.resolved", "D1", Instant.now(), Map.of("outcome", "APPROVED")))
                            .statusCode()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> told(hook, "CLEARED", "D1"));

            assertThat(city.get("/metrics").body())
                    .contains("ioc_notifier_messages_total{channel=\"hook\",state=\"SENT\"} 2.0", "ioc_notifier_ready 1.0");
            assertThat(hook.times().values()).containsExactly(1L, 1L, 1L);
            assertThat(city.get("/api/v1/status").body()).contains(
                    "\"delivery\":{\"ready\":true,\"problem\":null,\"messages\":{\"failed\":0,\"held\":0,\"merged\":0,"
                            + "\"sending\":0,\"sent\":3,\"suppressed\":0},\"failing\":[]}");
        }
    }

    private static void metricsAreThoseOfTheirPage(String metrics) throws IOException {
        Set<String> here = MetricsPage.shown(metrics);
        Set<String> told = MetricsPage.names();
        told.removeIf(name -> !name.startsWith("ioc_") || NOT_HERE.contains(name));

        assertThat(MetricsPage.names()).containsAll(here);
        assertThat(here).containsAll(told);
        assertThat(metrics).doesNotContainPattern("\\bD1\\b");
    }

    private static void accept(RunningCity city, String dossier) throws Exception {
        Instant now = Instant.now();
        assertThat(city.post(SentEvent.of("dossier.accepted", dossier, now, Map.of(
                        "unit", "A", "procedure", "p", "dueAt", now.plusSeconds(4).toString())))
                        .statusCode()).isEqualTo(202);
    }

    /** A day off more, long ago. */
    private static String start(RunningCity city) throws Exception {
        String calendar = Files.readString(Project.profile("wabo").resolve("calendar.yaml"))
                + "daysOff:\n  - {date: 2001-01-02, name: New}\n";
        JsonMapper json = new JsonMapper();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(city.display().resolve("/api/v1/generations"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            json.writeValueAsString(Map.of("files", Map.of("calendar.yaml", calendar), "by", "Minh"))))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return json.readTree(answer.body()).path("id").asText();
        }
    }

    private static boolean told(HookServer hook, String change, String subject) {
        return hook.accepted.stream().anyMatch(each -> each.change().equals(change) && each.subject().equals(subject));
    }

    /** A city where dues are compared by instant, and only one rule holds. */
    private Path profile(String url) throws IOException {
        Path profile = Files.createDirectories(folder.resolve("profiles").resolve("small"));
        Files.copy(Project.profile("wabo").resolve("city.yaml"), profile.resolve("city.yaml"));
        Files.copy(Project.profile("wabo").resolve("calendar.yaml"), profile.resolve("calendar.yaml"));
        Files.copy(Project.profile("wabo").resolveSibling("kpis.yaml"), profile.resolve("kpis.yaml"));
        Files.writeString(profile.resolve("alerts.yaml"), """
                cases:
                  - {id: overdue, name: {vi: Quá hạn, en: Overdue}, kind: OVERDUE, severity: WARNING, validFrom: 2000-01-01}
                """);
        Files.writeString(profile.resolve("notifications.yaml"), """
                channels:
                  - {id: hook, kind: GENERIC, url: "%s"}
                recipients:
                  - {id: a, name: {vi: A, en: A}, language: en, channel: hook, units: [A], rules: [overdue], urgent: NOTICE}
                """.formatted(url));
        return profile;
    }
}
