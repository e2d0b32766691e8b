package city.ioc.dashboards.api;

import city.ioc.alerts.Severity;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.dashboards.TestAlerts.ofCase;
import static city.ioc.dashboards.TestAlerts.ofUnit;
import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;

class AlertApiTest {
    private final RunningDashboards dashboards = new RunningDashboards();

    @BeforeEach
    void giveAlerts() {
        dashboards.give(
                ofCase("D-1", "overdue", "STP").due("2026-02-26T10:00"),
                ofCase("D-2", "overdue", "31117").severity(Severity.HIGH).acknowledged("Lan", "2026-02-26T10:20"),
                ofCase("D-3", "overdue", "STP").cleared("2026-02-26T10:10"),
                ofUnit("31117", "feed-silent").from("2026-02-26T10:30"));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    @Test
    void currentAlertsAreListedTheWorstFirstWithTheirCounts() {
        JsonNode list = dashboards.json("/api/v1/alerts");

        assertThat(list.path("alerts").findValuesAsText("id"))
                .containsExactly("D-2!overdue", "31117!feed-silent", "D-1!overdue");
        assertThat(list.path("counts").path("total").asInt()).isEqualTo(3);
        assertThat(list.path("counts").path("byState").path("ACKNOWLEDGED").asInt()).isEqualTo(1);
        assertThat(list.path("counts").path("bySeverity").path("HIGH").asInt()).isEqualTo(2);
        assertThat(list.path("counts").path("byRule").path("overdue").asInt()).isEqualTo(2);
        assertThat(list.path("next").isNull()).isTrue();
        JsonNode worst = list.path("alerts").get(0);
        assertThat(worst.path("suspected").asBoolean()).isTrue();
        assertThat(worst.path("from").asText()).isEqualTo("2026-02-26T10:00:00+07:00");
    }

    @Test
    void listsAreFilteredAndPaged() {
        assertThat(dashboards.json("/api/v1/alerts?unit=STP&state=any&sort=from").path("alerts").findValuesAsText("subject"))
                .containsExactly("D-1", "D-3");
        assertThat(dashboards.json("/api/v1/alerts?rule=feed-silent&severity=high").path("alerts")).hasSize(1);
        JsonNode first = dashboards.json("/api/v1/alerts?sort=due&limit=2");
        assertThat(first.path("alerts").findValuesAsText("subject")).containsExactly("D-1", "D-2");
        assertThat(dashboards.json("/api/v1/alerts?sort=due&limit=2&cursor=" + first.path("next").asText())
                        .path("alerts").findValuesAsText("subject"))
                .containsExactly("31117");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "/api/v1/alerts?state=lost | 'state' must be one of current, raised",
        "/api/v1/alerts?unit=nowhere | unknown unit",
        "/api/v1/alerts?rule=no-such | unknown rule 'no-such'",
        "/api/v1/alerts?severity=awful | 'severity' must be one of",
        "/api/v1/alerts?historic=maybe | 'historic' must be one of yes, no, any",
        "/api/v1/alerts?cursor=xyz | 'cursor' must be",
        "/api/v1/alerts?limit=0 | from 1 to 500",
        "/api/v1/alerts/D-1!overdue?x=1 | unknown parameter",
    })
    void aWrongQuestionIsRefusedWithTheReason(String path, String reason) {
        HttpResponse<String> response = dashboards.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningDashboards.parse(response.body()).path("detail").asText()).contains(reason);
    }

    @Test
    void oneAlertIsShownWithAllThatHappenedAndThatNobodyWasVerified() {
        JsonNode alert = dashboards.json("/api/v1/alerts/D-2%21overdue");

        assertThat(alert.path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(alert.path("changes").findValuesAsText("kind")).containsExactly("RAISED", "ACKNOWLEDGED");
        assertThat(alert.path("changes").get(0).path("byVerified").isNull()).isTrue();
        assertThat(alert.path("changes").get(1).path("by").asText()).isEqualTo("Lan");
        assertThat(alert.path("changes").get(1).path("byVerified").asBoolean(true)).isFalse();
        assertThat(dashboards.get("/api/v1/alerts/D-9!overdue").statusCode()).isEqualTo(404);
    }

    @Test
    void aDossierIsShownWithItsAlerts() {
        dashboards.give(dossier(
                "D-1", "STP", Channel.DESK, "p", at("2026-02-20T08:00"), at("2026-02-26T10:00"), null));
        JsonNode dossier = dashboards.json("/api/v1/dossiers/D-1");

        assertThat(dossier.path("dueAt").asText()).isEqualTo("2026-02-26T10:00:00+07:00");
        assertThat(dossier.path("alerts").findValuesAsText("rule")).containsExactly("overdue");
        assertThat(dossier.path("pauses").isArray()).isTrue();
        assertThat(dossier.path("steps").isArray()).isTrue();
    }

    @Test
    void theRulesAreListedWithTheirNamesAndLevels() {
        JsonNode rules = dashboards.json("/api/v1/alert-rules");

        assertThat(rules.get(0).path("name").path("en").asText()).isEqualTo("Overdue");
        assertThat(rules.get(0).path("levels").get(0).path("escalateTo").asText()).isEqualTo("unit-head");
        assertThat(rules.get(0).path("validFrom").asText()).isEqualTo("2000-01-01");
        assertThat(rules.get(2).path("kind").asText()).isEqualTo("SILENCE");
        assertThat(rules.get(2).path("about").asText()).isEqualTo("UNIT");
        assertThat(rules.get(2).path("inhibits").asBoolean()).isTrue();
    }

    @Test
    void nothingIsListedBeforeTheStoredAlertsAreRead() {
        dashboards.setFeed(FeedStatus.STARTING);

        assertThat(dashboards.get("/api/v1/alerts").statusCode()).isEqualTo(503);
        assertThat(dashboards.get("/api/v1/alerts/D-1!overdue").statusCode()).isEqualTo(503);
    }
}
