package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.profile.Units;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Another board is shown while people look; and what a display answers that has no others to show. */
class GenerationApiTest {
    private static final String PATH = "/api/v1/generations";

    private final RunningDashboards dashboards = new RunningDashboards();

    @AfterEach
    void close() {
        dashboards.close();
    }

    private static Figures figures(int dossiers) {
        Figures figures = new Figures(Testing.ZONE, TestAlerts.rules());
        List<CaseTable.Case> cases = IntStream.range(0, dossiers)
                .mapToObj(i -> dossier(
                        "D-" + i, "STP", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-01T00:00"), null))
                .toList();
        figures.applyCases(cases);
        figures.applyCells(Testing.cells(cases));
        return figures;
    }

    private static int received(StreamClient.Event event) {
        return event.kpi("dossiers.received").orElseThrow().path("value").asInt();
    }

    @Test
    void whoFollowsTheStreamGetsTheOtherBoardWhole() {
        try (StreamClient client = new StreamClient(dashboards, "?unit=STP", null)) {
            StreamClient.Event before = client.awaitEvent(0);
            assertThat(received(before)).isZero();
            assertThat(before.data().path("generation").asText()).isEqualTo("test");

            dashboards.show("other", Testing.profile(Testing.units(), Testing.kpis()), figures(2));

            StreamClient.Event after = client.awaitEvent(1);
            assertThat(after.name()).isEqualTo("snapshot");
            assertThat(after.data().path("kpis")).hasSameSizeAs(before.data().path("kpis"));
            assertThat(received(after)).isEqualTo(2);
            assertThat(after.data().path("generation").asText()).isEqualTo("other");
            assertThat(after.id()).isNotEqualTo(before.id());
            assertThat(client.awaitAlerts(1).path("counts").path("total").asInt()).isZero();
            await().untilAsserted(() ->
                    assertThat(client.statuses.getLast().data().path("generation").asText()).isEqualTo("other"));
        }
    }

    @Test
    void whoComesBackFromTheBoardBeforeGetsASnapshot() {
        String seen;
        try (StreamClient client = new StreamClient(dashboards, "", null)) {
            seen = client.awaitEvent(0).id();
        }
        dashboards.show("other", Testing.profile(Testing.units(), Testing.kpis()), figures(1));

        try (StreamClient client = new StreamClient(dashboards, "", seen)) {
            assertThat(client.awaitEvent(0).name()).isEqualTo("snapshot");
            assertThat(received(client.awaitEvent(0))).isEqualTo(1);
        }
    }

    @Test
    void everyAnswerSaysWhichGenerationItIsOf() {
        assertThat(dashboards.get("/api/v1/kpis").headers().firstValue("Ioc-Generation")).contains("test");

        dashboards.show("other", Testing.profile(Testing.units(), Testing.kpis()), figures(3));

        HttpResponse<String> answer = dashboards.get("/api/v1/dossiers");
        assertThat(answer.headers().firstValue("Ioc-Generation")).contains("other");
        assertThat(RunningDashboards.parse(answer.body()).path("dossiers")).hasSize(3);
        assertThat(dashboards.json("/api/v1/status").path("generation").asText()).isEqualTo("other");
        assertThat(dashboards.get("/api/v1/kpis?unit=nowhere").headers().firstValue("Ioc-Generation")).contains("other");
    }

    /** The stream of a unit that the new profile lacks ends, that of the city goes on. */
    @Test
    void whoAsksForWhatTheNewProfileLacksIsToldSo() {
        try (StreamClient unit = new StreamClient(dashboards, "?unit=STP", null);
                StreamClient city = new StreamClient(dashboards, "", null)) {
            unit.awaitEvent(0);
            city.awaitEvent(0);

            dashboards.show("other", Testing.profile(Units.of(List.of()), Testing.kpis()), figures(0));

            assertThat(city.awaitEvent(1).name()).isEqualTo("snapshot");
            assertThat(dashboards.get("/api/v1/stream?unit=STP").statusCode()).isEqualTo(400);
            await().until(() -> dashboards.get("/metrics").body().contains("ioc_stream_watchers 1.0"));
        }
    }

    @Test
    void theGaugesAreThoseOfTheBoardThatIsShown() {
        dashboards.show("other", Testing.profile(Testing.units(), Testing.kpis()), figures(4));

        assertThat(dashboards.get("/metrics").body()).contains("ioc_cases 4.0");
    }

    @Test
    void aDisplayOfOneGenerationListsIt() {
        JsonNode answer = dashboards.json(PATH);

        assertThat(answer.path("generations")).hasSize(1);
        assertThat(answer.path("generations").get(0).path("id").asText()).isEqualTo("test");
        assertThat(answer.path("generations").get(0).path("state").asText()).isEqualTo("promoted");
        assertThat(answer.path("generations").get(0).path("ready").asBoolean()).isTrue();
    }

    @Test
    void aDisplayOfOneGenerationChangesNone() {
        assertThat(dashboards.delete(PATH + "/test").statusCode()).isEqualTo(409);
        assertThat(dashboards.delete(PATH + "/other").statusCode()).isEqualTo(404);
        assertThat(dashboards.postJson(PATH + "/test/promote", "{\"by\":\"lan\"}").statusCode()).isEqualTo(409);
        assertThat(dashboards.postJson(PATH, "{\"files\":{\"city.yaml\":\"x\"},\"by\":\"lan\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void aRequestThatIsNoneIsRefused() {
        assertThat(dashboards.post(PATH, "{}", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(dashboards.postJson(PATH, "{\"by\":\"lan\"}").statusCode()).isEqualTo(400);
        assertThat(dashboards.postJson(PATH, "{\"files\":{\"city.yaml\":null},\"by\":\"lan\"}").statusCode()).isEqualTo(400);
        assertThat(dashboards.postJson(PATH, "{\"files\":{\"city.yaml\":\"x\"}}").statusCode()).isEqualTo(400);
        assertThat(dashboards.postJson(PATH + "/test/promote", "{\"by\":\" \"}").statusCode()).isEqualTo(400);
        assertThat(dashboards.postJson(PATH + "/test/promote", "{\"by\":\"lan\",\"force\":true}").statusCode()).isEqualTo(400);
    }

    @Test
    void noPageOfAnotherSiteMayChangeAnything() {
        HttpResponse<String> answer = dashboards.post(
                PATH + "/test/promote",
                "{\"by\":\"lan\"}",
                "Content-Type", "application/json",
                "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
