package city.ioc.dashboards.api;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who did what, over HTTP. */
class AuditApiTest {
    private final RunningDashboards dashboards = new RunningDashboards();

    @AfterEach
    void close() {
        dashboards.close();
    }

    private JsonNode list(String query) {
        return dashboards.json("/api/v1/audit?" + query);
    }

    private void give(String at, String by, AuditAction action, String subject) {
        dashboards.journal().give(AuditEntry.of(Instant.parse(at), by, action, subject, Map.of("units", "916")));
    }

    @Test
    void entriesAreFilteredAndPaged() {
        give("2026-02-25T16:59:59Z", "Lan", AuditAction.EXPORTED, "a.ndjson");
        give("2026-02-25T17:00:00Z", "Minh", AuditAction.EXPORTED, "b.ndjson");
        give("2026-02-26T01:00:00Z", null, AuditAction.REPLAYED, "run-1");

        assertThat(list("").path("entries").findValuesAsText("subject")).containsExactly("run-1", "b.ndjson", "a.ndjson");
        assertThat(list("").at("/entries/0/by").asText()).isEqualTo("anonymous");
        assertThat(list("").at("/entries/2/at").asText()).isEqualTo("2026-02-25T23:59:59+07:00");
        assertThat(list("action=exported").path("total").asInt()).isEqualTo(2);
        assertThat(list("by=Lan").path("entries").findValuesAsText("subject")).containsExactly("a.ndjson");
        assertThat(list("subject=run-1").path("total").asInt()).isEqualTo(1);
        assertThat(list("from=2026-02-26&to=2026-02-26").path("total").asInt()).isEqualTo(2);
        JsonNode first = list("limit=2");
        assertThat(list("limit=2&cursor=" + first.path("next").asText()).path("entries").findValuesAsText("subject"))
                .containsExactly("a.ndjson");
        assertThat(dashboards.get("/api/v1/audit?action=sung").statusCode()).isEqualTo(400);
        assertThat(dashboards.get("/api/v1/audit?from=2026-02-27&to=2026-02-26").statusCode()).isEqualTo(400);
    }

    @Test
    void whoeverLooksAtADossierIsKeptOnceInTenMinutes() throws Exception {
        dashboards.give(Testing.dossier(
                "D-1", "STP", Channel.DESK, "p", Testing.at("2026-02-20T08:00"), Testing.at("2026-02-26T00:00"), null));
        look("d-1", "Lan");
        look("D-1", "Lan");
        look("D-1", "Minh");
        look("D-1", null);
        look("D-9", "Lan");
        dashboards.passTo("2026-02-26T03:51:31Z");
        look("D-1", "Lan");

        await().untilAsserted(() -> assertThat(dashboards.journal().trail()).hasSize(4));
        assertThat(dashboards.journal().trail())
                .allMatch(entry -> entry.action() == AuditAction.LOOKED_AT && entry.subject().equals("D-1"))
                .extracting(AuditEntry::by)
                .containsExactly("Lan", "Minh", "anonymous", "Lan");
    }

    private void look(String dossier, String by) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(dashboards.uri("/api/v1/dossiers/" + dossier));
        if (by != null) {
            request.header("X-IOC-User", by);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request.build(), BodyHandlers.discarding());
        }
    }
}
