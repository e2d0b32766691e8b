package city.ioc.dashboards.api;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Indicator;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.cases.CaseTable.Case;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;

class IndicatorApiTest {
    private final RunningDashboards dashboards = new RunningDashboards();

    /** In February 2026 STP resolves three dossiers with a due, two of them on time; in January one, on time. */
    @BeforeEach
    void giveDossiers() {
        dashboards.give(
                dossier("D-1", "STP", Channel.DESK, "p", at("2026-01-05T08:00"), at("2026-01-10T00:00"), at("2026-01-06T08:00")),
                dossier("D-2", "STP", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), at("2026-02-03T08:00")),
                dossier("D-3", "STP", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), at("2026-02-04T08:00")),
                dossier("D-4", "STP", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-03T00:00"), at("2026-02-05T08:00")));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    private void publish(String id, Indicator... figures) {
        dashboards.give(of(id, figures));
    }

    /** A case that publishes figures and contributes nothing. */
    static Case of(String id, Indicator... figures) {
        return new Case(
                id, new CaseSummary(null, null, null, null, null, List.of(figures), 0, 1, 0, List.of(), List.of()));
    }

    static Indicator published(String at, String unit, String indicator, String period, String value) {
        return new Indicator(at(at), unit, indicator, period, new BigDecimal(value), "report");
    }

    private JsonNode one(String query) {
        JsonNode answer = dashboards.json("/api/v1/indicators?" + query);
        assertThat(answer.path("total").asInt()).isEqualTo(1);
        return answer.path("indicators").get(0);
    }

    @Test
    void aPublishedKpiIsComparedWithTheLiveOneOfTheSameUnitAndPeriod() {
        publish("STP", published("2026-02-10T08:00", "STP", "dossiers.resolved-on-time", "2026-Q1", "0.7"));

        JsonNode quarter = one("unit=STP");
        assertThat(quarter.path("value").decimalValue()).isEqualTo("0.7");
        assertThat(quarter.path("at").asText()).isEqualTo("2026-02-10T08:00:00+07:00");
        assertThat(quarter.path("source").asText()).isEqualTo("report");
        assertThat(quarter.path("live").path("numerator").asInt()).isEqualTo(3);
        assertThat(quarter.path("live").path("denominator").asInt()).isEqualTo(4);
        assertThat(quarter.path("live").path("from").asText()).isEqualTo("2026-01-01");
        assertThat(quarter.path("live").path("to").asText()).isEqualTo("2026-03-31");
        assertThat(quarter.path("difference").decimalValue()).isEqualTo("0.05");

        publish("STP", published("2026-02-10T08:00", "STP", "dossiers.received", "2026-01", "3"));
        JsonNode month = one("unit=92&indicator=dossiers.received");
        assertThat(month.path("live").path("value").asInt()).isEqualTo(1);
        assertThat(month.path("difference").asInt()).isEqualTo(-2);
    }

    @Test
    void whatIsNoKpiOrHasNoLiveValueIsComparedWithNothing() {
        publish("A", published("2026-02-10T08:00", "STP", "published.satisfaction", "2023", "0.93"));
        assertThat(one("indicator=published.satisfaction").path("live").isNull()).isTrue();
        assertThat(one("indicator=published.satisfaction").path("difference").isNull()).isTrue();

        publish("B", published("2026-02-10T08:00", "STP", "dossiers.received", "first week", "7"));
        assertThat(one("period=first%20week").path("live").isNull()).isTrue();

        publish("C", published("2026-02-10T08:00", "STP", "dossiers.resolved-on-time", "2023", "0.98"));
        JsonNode noData = one("period=2023&indicator=dossiers.resolved-on-time");
        assertThat(noData.path("live").path("state").asText()).isEqualTo("no-data");
        assertThat(noData.path("difference").isNull()).isTrue();

        publish("D", published("2026-02-10T08:00", "GONE", "dossiers.received", "2024", "7"));
        assertThat(one("period=2024").path("live").isNull()).isTrue();
    }

    @Test
    void pagesAreAskedForByTheirCursor() {
        publish(
                "A",
                published("2026-02-10T08:00", "STP", "x", "2024", "1"),
                published("2026-02-10T08:00", "STP", "x", "2023", "2"));

        JsonNode first = dashboards.json("/api/v1/indicators?limit=1");
        assertThat(first.path("indicators").get(0).path("period").asText()).isEqualTo("2023");
        JsonNode second = dashboards.json("/api/v1/indicators?limit=1&cursor=" + first.path("next").asText());
        assertThat(second.path("indicators").get(0).path("period").asText()).isEqualTo("2024");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(dashboards.get("/api/v1/indicators?cursor=xyz").statusCode()).isEqualTo(400);
        assertThat(dashboards.get("/api/v1/indicators?unit=nowhere").statusCode()).isEqualTo(400);
    }

    @Test
    void partOfTheListIsNotShownForTheWhole() {
        dashboards.setFeed(FeedStatus.STARTING);

        assertThat(dashboards.get("/api/v1/indicators").statusCode()).isEqualTo(503);
    }
}
