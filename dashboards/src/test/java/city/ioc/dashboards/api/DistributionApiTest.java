package city.ioc.dashboards.api;

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

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static city.ioc.dashboards.Testing.ticket;
import static org.assertj.core.api.Assertions.assertThat;

class DistributionApiTest {
    private static final String FEBRUARY = "/api/v1/distributions?from=2026-02-01&to=2026-02-28&duration=";

    private final RunningDashboards dashboards = new RunningDashboards();

    /** Processing times of 1, 2, 3 and 40 hours; the office is always open. */
    @BeforeEach
    void giveCases() {
        dashboards.give(
                dossier("D-1", "STP", Channel.ONLINE, "1.1", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at("2026-02-02T09:00")),
                dossier("D-2", "STP", Channel.DESK, "1.1", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at("2026-02-02T10:00")),
                dossier("D-3", "31117", Channel.DESK, "1.2", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at("2026-02-02T11:00")),
                dossier("D-4", "STP", Channel.DESK, "1.2", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at("2026-02-04T00:00")),
                dossier("D-5", "STP", Channel.DESK, "1.2", at("2026-02-02T08:00"), at("2026-03-01T00:00"), null),
                ticket("T-1", "STP", at("2026-02-03T08:00"), 90_000L));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    @Test
    void processingTimesAreToldExactly() {
        JsonNode answer = dashboards.json(FEBRUARY + "processing-time");

        assertThat(answer.path("duration").asText()).isEqualTo("processing-time");
        assertThat(answer.path("clock").asText()).isEqualTo("working");
        assertThat(answer.path("state").asText()).isEqualTo("value");
        assertThat(answer.path("count").asInt()).isEqualTo(4);
        assertThat(answer.path("min").asInt()).isEqualTo(3_600);
        assertThat(answer.path("max").asInt()).isEqualTo(144_000);
        assertThat(answer.path("mean").asInt()).isEqualTo(46 * 3_600 / 4);
        assertThat(answer.path("p50").asInt()).isEqualTo(7_200);
        assertThat(answer.path("p90").asInt()).isEqualTo(144_000);
        assertThat(answer.path("histogram").get(0).toString()).isEqualTo("{\"over\":null,\"upTo\":3600,\"count\":1}");
        assertThat(answer.path("histogram").get(6).toString()).isEqualTo("{\"over\":86400,\"upTo\":144000,\"count\":1}");
        assertThat(answer.path("steps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "processing-time&unit=STP, 3",
        "processing-time&unit=92, 4",
        "processing-time&unit=31117, 1",
        "processing-time&procedure=1.1, 2",
        "processing-time&procedure=1.1&channel=online, 1",
        "processing-time&as-of=2026-02-02T10:00:00%2B07:00, 2",
        "waiting-time, 1",
    })
    void unitProcedureChannelAndMomentSelect(String query, int count) {
        assertThat(dashboards.json(FEBRUARY + query).path("count").asInt()).isEqualTo(count);
    }

    @Test
    void whatHasNoTimesIsNoDataAndNeverZero() {
        JsonNode answer = dashboards.json("/api/v1/distributions?duration=processing-time&from=2026-01-01&to=2026-01-31");

        assertThat(answer.path("state").asText()).isEqualTo("no-data");
        assertThat(answer.path("count").asInt()).isZero();
        for (String field : new String[] {"min", "max", "mean", "p50", "p90", "p95", "p99"}) {
            assertThat(answer.path(field).isNull()).as(field).isTrue();
        }
        assertThat(answer.path("histogram")).isEmpty();
        JsonNode steps = dashboards.json(FEBRUARY + "step-time&step=no%20such%20step");
        assertThat(steps.path("state").asText()).isEqualTo("no-data");
        assertThat(steps.path("step").asText()).isEqualTo("no such step");
    }

    @Test
    void ticketsHaveNoProcedure() {
        JsonNode answer = dashboards.json(FEBRUARY + "waiting-time&procedure=1.1");

        assertThat(answer.path("state").asText()).isEqualTo("not-applicable");
        assertThat(answer.path("count").isNull()).isTrue();
        assertThat(answer.path("clock").asText()).isEqualTo("elapsed");
    }

    @Test
    void nothingIsToldBeforeTheDataAreRead() {
        dashboards.setFeed(FeedStatus.STARTING);
        JsonNode answer = dashboards.json(FEBRUARY + "processing-time");

        assertThat(answer.path("state").asText()).isEqualTo("stale");
        assertThat(answer.path("count").isNull()).isTrue();
        assertThat(answer.path("mean").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "/api/v1/distributions | parameter 'duration' is needed",
        "/api/v1/distributions?duration=life | 'duration' must be one of processing-time, waiting-time, acceptance-time, step-time",
        "/api/v1/distributions?duration=processing-time&step=sign | 'step' needs duration=step-time",
        "/api/v1/distributions?duration=processing-time&unit=nowhere | unknown unit",
    })
    void aWrongQuestionIsRefusedWithTheReason(String path, String reason) {
        HttpResponse<String> response = dashboards.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(reason);
    }
}
