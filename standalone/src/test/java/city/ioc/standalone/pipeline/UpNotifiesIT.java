package city.ioc.standalone.pipeline;

import city.ioc.standalone.pipeline.HookServer.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From an event at the gateway to a message at the receiver: the whole process. */
@Timeout(180)
class UpNotifiesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void whoIsNamedHearsThatADossierBecameOverdueAndThatItNoLongerIs() throws Exception {
        try (HookServer hook = new HookServer();
                RunningCity city = RunningCity.start(folder.resolve("data"), profile(hook.url()))) {
            Instant now = Instant.now();
            assertThat(city.post(SentEvent.of("dossier.accepted", "D1", now, Map.of(
                            "unit", "A", "procedure", "p", "dueAt", now.plusSeconds(4).toString())))
                            .statusCode()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> told(hook, "RAISED"));

            assertThat(city.post(SentEvent.of("dossier.resolved", "D1", Instant.now(), Map.of("outcome", "APPROVED")))
                            .statusCode()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> told(hook, "CLEARED"));
            assertThat(city.get("/metrics").body())
                    .contains("ioc_notifier_messages_total{channel=\"hook\",state=\"SENT\"} 2.0", "ioc_notifier_ready 1.0");
            assertThat(hook.times()).hasSize(2);
            assertThat(city.get("/api/v1/status").body()).contains(
                    "\"delivery\":{\"ready\":true,\"problem\":null,\"messages\":{\"failed\":0,\"held\":0,\"merged\":0,"
                            + "\"sending\":0,\"sent\":2,\"suppressed\":0},\"failing\":[]}");
        }
    }

    private static boolean told(HookServer hook, String change) {
        return hook.accepted.stream()
                .map(Accepted::change)
                .toList()
                .contains(change);
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
