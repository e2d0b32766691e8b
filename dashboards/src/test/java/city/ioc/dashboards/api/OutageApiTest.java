package city.ioc.dashboards.api;

import city.ioc.core.CaseSummary;
import city.ioc.core.ServiceHealth;
import city.ioc.core.ServiceHealth.DaySum;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.cases.CaseTable.Case;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.ServiceEvent.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dayOf;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** It is 10:41:30 on the 26th of February 2026, the running minute is taken whole, and the offices are always open. */
class OutageApiTest {
    private static final String FEBRUARY = "from=2026-02-01&to=2026-02-28";

    private final RunningDashboards dashboards = new RunningDashboards();

    @BeforeEach
    void giveCases() {
        dashboards.give(
                dossier("D-LATE", "STP", Channel.DESK, "p", at("2026-02-20T08:00"), at("2026-02-24T00:00"), at("2026-02-25T08:00")),
                dossier("D-OVERDUE", "STP", Channel.DESK, "p", at("2026-02-25T10:00"), at("2026-02-26T00:00"), null),
                dossier("D-WARD", "31117", Channel.DESK, "p", at("2026-02-20T08:00"), at("2026-02-21T00:00"), at("2026-02-22T08:00")),
                dossier("D-IN-TIME", "STP", Channel.DESK, "p", at("2026-02-20T08:00"), at("2026-02-28T00:00"), at("2026-02-25T08:00")),
                dossier("D-OPEN", "31117", Channel.DESK, "p", at("2026-02-20T08:00"), at("2026-03-28T00:00"), null),
                dossier("D-EARLIER", "STP", Channel.DESK, "p", at("2026-02-10T08:00"), at("2026-02-11T00:00"), at("2026-02-12T08:00")),
                outage("O-PORTAL", "92", Component.PORTAL, "2026-02-22T06:00", "2026-02-22T10:00"),
                outage("O-DESK", "STP", Component.DESK, "2026-02-26T10:00", null),
                outage("O-WARD", "31117", Component.NETWORK, "2026-02-23T08:00", "2026-02-23T09:30"));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    /** A case that is nothing but an outage and contributes nothing. */
    static Case outage(String id, String unit, Component component, String from, String to) {
        CaseSummary.Outage outage = new CaseSummary.Outage(unit, component, at(from), to == null ? null : at(to));
        return new Case(
                id, new CaseSummary(null, null, null, outage, null, List.of(), 0, 1, 0, List.of(), List.of()));
    }

    private JsonNode outages(String query) {
        return dashboards.json("/api/v1/outages?" + query);
    }

    /** What each of them says of its late dossiers, such as {@code O-DESK 1 [D-OVERDUE 2520]}. */
    private static List<String> told(JsonNode answer) {
        List<String> told = new ArrayList<>();
        for (JsonNode outage : answer.path("outages")) {
            List<String> dossiers = new ArrayList<>();
            outage.path("dossiers").forEach(each ->
                    dossiers.add(each.path("id").asText() + " " + each.path("workingSeconds").asInt()));
            told.add("%s %d %s".formatted(outage.path("id").asText(), outage.path("lateDossiers").asInt(), dossiers));
        }
        return told;
    }

    private static String late(JsonNode answer) {
        return answer.path("overlapping").asText() + "/" + answer.path("lateDossiers").asText() + "="
                + answer.path("share").asText();
    }

    @Test
    void outagesAreListedWithTheLateDossiersThatWereOpenMeanwhile() {
        JsonNode answer = outages(FEBRUARY);

        assertThat(told(answer)).containsExactly(
                "O-DESK 1 [D-OVERDUE 2520]", "O-WARD 0 []", "O-PORTAL 2 [D-LATE 14400, D-WARD 7200]");
        assertThat(answer.path("total").asInt()).isEqualTo(3);
        assertThat(late(answer)).isEqualTo("3/4=0.75");
        assertThat(answer.path("units")).hasSize(2);
        assertThat(answer.path("units").get(0).path("unit").asText()).isEqualTo("31117");
        assertThat(late(answer.path("units").get(0))).isEqualTo("1/1=1");
        assertThat(late(answer.path("units").get(1))).startsWith("2/3=0.6666");
        JsonNode desk = answer.path("outages").get(0);
        assertThat(desk.path("endedAt").isNull()).isTrue();
        assertThat(desk.path("seconds").asInt()).isEqualTo(42 * 60);
        assertThat(answer.path("outages").get(2).path("endedAt").asText()).isEqualTo("2026-02-22T10:00:00+07:00");
        assertThat(answer.path("outages").get(2).path("component").asText()).isEqualTo("PORTAL");
    }

    @Test
    void aUnitIsStruckByItsOwnOutagesAndThoseAboveIt() {
        JsonNode answer = outages(FEBRUARY + "&unit=STP");

        assertThat(told(answer)).containsExactly("O-DESK 1 [D-OVERDUE 2520]", "O-PORTAL 1 [D-LATE 14400]");
        assertThat(late(answer)).startsWith("2/3");
        assertThat(told(outages(FEBRUARY + "&unit=92"))).isEqualTo(told(outages(FEBRUARY)));
    }

    @Test
    void thePeriodChoosesOutagesAndDossiersThatTouchIt() {
        JsonNode today = outages("from=2026-02-26&to=2026-02-26");
        assertThat(told(today)).containsExactly("O-DESK 1 [D-OVERDUE 2520]");
        assertThat(late(today)).isEqualTo("1/1=1");

        JsonNode january = outages("from=2026-01-01&to=2026-01-31");
        assertThat(told(january)).isEmpty();
        assertThat(january.path("lateDossiers").asInt()).isZero();
        assertThat(january.path("share").isNull()).isTrue();
    }

    @Test
    void whatWasNotLateYetIsNotToldAsOfThen() {
        JsonNode answer = outages(FEBRUARY + "&as-of=2026-02-22T07:00:00%2B07:00");

        assertThat(told(answer)).containsExactly("O-PORTAL 1 [D-WARD 3600]");
        assertThat(answer.path("outages").get(0).path("endedAt").isNull()).isTrue();
        assertThat(answer.path("outages").get(0).path("seconds").asInt()).isEqualTo(3_600);
        assertThat(late(answer)).isEqualTo("1/2=0.5");
    }

    @Test
    void outagesComePageByPageAndDossiersUpToANumber() {
        JsonNode first = outages(FEBRUARY + "&limit=2&dossiers=1");
        assertThat(told(first)).containsExactly("O-DESK 1 [D-OVERDUE 2520]", "O-WARD 0 []");
        JsonNode second = outages(FEBRUARY + "&limit=2&dossiers=1&cursor=" + first.path("next").asText());
        assertThat(told(second)).containsExactly("O-PORTAL 2 [D-LATE 14400]");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(told(outages(FEBRUARY + "&dossiers=0"))).contains("O-PORTAL 2 []");
    }

    @Test
    void wrongQuestionsAreRefusedAndNothingIsToldBeforeTheDataAreRead() {
        assertThat(dashboards.get("/api/v1/outages?dossiers=101").body()).contains("'dossiers' must be a whole number");
        assertThat(dashboards.get("/api/v1/outages?cursor=xyz").statusCode()).isEqualTo(400);
        dashboards.setFeed(FeedStatus.STARTING);
        assertThat(dashboards.get("/api/v1/outages").statusCode()).isEqualTo(503);
        assertThat(dashboards.get("/api/v1/service-health").statusCode()).isEqualTo(503);
    }

    @Test
    void aComponentTellsItsAvailabilityLatencyAndOutagesOverAPeriod() {
        sample("desk-1", "2026-02-25T16:00", new DaySum("STP", 4, 3, 400));
        sample("desk-1", "2026-02-26T10:00", new DaySum("STP", 2, 2, 300));
        sample("desk-2", "2026-02-26T10:00", new DaySum("31117", 2, 1, 500));

        JsonNode answer = dashboards.json("/api/v1/service-health?from=2026-02-25&to=2026-02-26");
        assertThat(answer.path("units")).hasSize(2);
        JsonNode stp = answer.path("units").get(1);
        assertThat(stp.path("unit").asText()).isEqualTo("STP");
        assertThat(stp.path("component").asText()).isEqualTo("DESK");
        assertThat(stp.path("samples").asInt()).isEqualTo(6);
        assertThat(stp.path("ok").asInt()).isEqualTo(5);
        assertThat(stp.path("availability").asDouble()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(stp.path("meanLatencySeconds").asDouble()).isCloseTo(0.7 / 6, within(1e-12));
        assertThat(stp.path("outages").asInt()).isEqualTo(1);
        assertThat(stp.path("openOutages").asInt()).isEqualTo(1);
        assertThat(stp.path("outageSeconds").asInt()).isEqualTo(42 * 60);
        JsonNode all = answer.path("components").get(0);
        assertThat(all.path("unit").isNull()).isTrue();
        assertThat(all.path("availability").asDouble()).isEqualTo(0.75);
        assertThat(answer.path("samples")).hasSize(2);

        JsonNode today = dashboards.json("/api/v1/service-health?unit=STP");
        assertThat(today.path("components").get(0).path("samples").asInt()).isEqualTo(2);
    }

    @Test
    void aComponentWithoutSamplesHasNoAvailability() {
        JsonNode answer = dashboards.json("/api/v1/service-health?from=2026-02-22&to=2026-02-22");

        assertThat(answer.path("units")).hasSize(1);
        JsonNode portal = answer.path("units").get(0);
        assertThat(portal.path("unit").asText()).isEqualTo("92");
        assertThat(portal.path("availability").isNull()).isTrue();
        assertThat(portal.path("meanLatencySeconds").isNull()).isTrue();
        assertThat(portal.path("outageSeconds").asInt()).isEqualTo(4 * 3_600);
        assertThat(portal.path("openOutages").asInt()).isZero();
        assertThat(dashboards.json("/api/v1/service-health?unit=STP&from=2026-02-22&to=2026-02-22").path("units")).isEmpty();
    }

    private void sample(String desk, String at, DaySum ofDay) {
        dashboards.figures().health().put(new ServiceHealth(
                desk, ofDay.unit(), Component.DESK, at(at), true, 5, 1, 0, dayOf(at(at)), List.of(ofDay)));
    }
}
