package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.profile.Succession;
import city.ioc.profile.Succession.Part;
import city.ioc.profile.Units;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;

/** Figures of units as they were, and of the areas of today, over the API. Today is 2026-02-26. */
class UnitsNowApiTest {
    private static final String YEAR = "from=2025-01-01&to=2025-12-31";
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    /** The new 31117 was formed from the old one and 31120; the department goes on. */
    private final RunningDashboards dashboards = new RunningDashboards(
            Units.of(
                    Testing.units().all(),
                    List.of(
                            new Succession("31117", MERGER, "31117", Part.WHOLE),
                            new Succession("31117", MERGER, "31120", Part.WHOLE))),
            Testing.kpis());

    @BeforeEach
    void giveDossiers() {
        dashboards.give(
                dossier("D-1", "31117", Channel.DESK, "p", at("2025-03-03T08:00"), at("2025-03-10T00:00"), at("2025-03-05T08:00")),
                dossier("D-2", "31120", Channel.DESK, "p", at("2025-06-03T08:00"), at("2025-06-10T00:00"), at("2025-08-05T08:00")),
                dossier("D-3", "31117", Channel.DESK, "p", at("2025-09-03T08:00"), at("2025-09-10T00:00"), null),
                dossier("D-4", "STP", Channel.DESK, "p", at("2025-09-03T08:00"), at("2025-09-10T00:00"), null));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    private static List<String> told(JsonNode values) {
        List<String> told = new ArrayList<>();
        values.forEach(each -> told.add(each.path("unit").asText() + " " + each.path("value").asText() + " " + each.path("state").asText()));
        return told;
    }

    private JsonNode received(String query) {
        return dashboards.json("/api/v1/kpis?" + YEAR + query).get(0);
    }

    @Test
    void aUnitHasTheFiguresOfItsPredecessorsWhenAskedFor() {
        assertThat(received("&unit=31117").path("value").asInt()).isEqualTo(2);
        assertThat(received("&unit=31117&units=then").path("value").asInt()).isEqualTo(2);
        assertThat(received("&unit=31117&units=now").path("value").asInt()).isEqualTo(3);
        assertThat(received("&unit=31117&units=now").path("reason").isNull()).isTrue();
        JsonNode processing = dashboards.json("/api/v1/kpis?" + YEAR + "&unit=31117&units=now").get(3);
        assertThat(processing.path("id").asText()).isEqualTo("dossiers.processing-time.p50");
        assertThat(processing.path("value").asInt()).isEqualTo(2 * 24 * 3600);
    }

    @Test
    void aUnitThatIsNoMoreIsNotComparableAndTheAnswerSaysWhy() {
        JsonNode received = received("&unit=31120&units=now");

        assertThat(received.path("state").asText()).isEqualTo("not-comparable");
        assertThat(received.path("value").isNull()).isTrue();
        assertThat(received.path("numerator").isNull()).isTrue();
        assertThat(received.path("reason").asText()).isEqualTo("31120 is no unit on 2026-02-26");
        assertThat(received("&unit=31120").path("value").asInt()).isEqualTo(1);
        assertThat(dashboards.get("/api/v1/kpis?units=later").statusCode()).isEqualTo(400);
    }

    @Test
    void aSeriesMarksTheBreakAndGoesOnBeforeItOnlyAsFarAsIsKnown() {
        String series = "/api/v1/series?kpi=dossiers.received&step=month&from=2025-05-01&to=2025-09-30";
        JsonNode now = dashboards.json(series + "&unit=31117&units=now");
        assertThat(told(now.path("points"))).containsExactly("31117 0 value", "31117 1 value", "31117 0 value", "31117 0 value", "31117 1 value");
        assertThat(now.path("reorganised")).hasSize(1);
        assertThat(now.path("reorganised").get(0).asText()).isEqualTo("2025-07-01");
        JsonNode then = dashboards.json(series + "&unit=31117");
        assertThat(told(then.path("points"))).containsExactly("31117 0 value", "31117 0 value", "31117 0 value", "31117 0 value", "31117 1 value");
        assertThat(then.path("reorganised")).hasSize(1);
        assertThat(dashboards.json(series + "&unit=STP").path("reorganised")).isEmpty();
        assertThat(dashboards.json("/api/v1/series?kpi=dossiers.received&from=2025-07-01&to=2025-07-03").path("reorganised")).isEmpty();
    }

    @Test
    void theLeagueOfTodayRanksTheUnitsOfToday() {
        String league = "/api/v1/league?kpi=dossiers.received&level=commune&" + YEAR;
        JsonNode then = dashboards.json(league);
        assertThat(then.path("reorganised").get(0).asText()).isEqualTo("2025-07-01");
        assertThat(then.path("rows").findValuesAsText("rank")).containsExactly("1", "2");
        JsonNode now = dashboards.json(league + "&units=now").path("rows");
        assertThat(now).hasSize(1);
        assertThat(now.get(0).path("kpi").path("value").asInt()).isEqualTo(3);
        assertThat(dashboards.json(league + "&units=now&unit=92").path("rows")).hasSize(1);
        assertThat(dashboards.json(league + "&units=now&unit=STP").path("rows")).isEmpty();
    }

    @Test
    void withoutSuccessorsNothingIsKnownBeforeAUnitBegan() {
        try (RunningDashboards unknown = new RunningDashboards()) {
            JsonNode points = unknown.json(
                            "/api/v1/series?kpi=dossiers.received&step=month&from=2025-06-01&to=2025-07-31&unit=31117&units=now")
                    .path("points");
            assertThat(told(points)).containsExactly("31117 null not-comparable", "31117 0 value");
            assertThat(points.get(0).path("reason").asText())
                    .isEqualTo("31117 (Phường Cái Khế) began on 2025-07-01, and not all that it came from is known");
            assertThat(told(unknown.json("/api/v1/kpis?units=now&from=2025-06-30"))).allMatch(each -> each.endsWith("not-comparable"));
        }
    }
}
