package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.Band;
import city.ioc.kpi.Direction;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import city.ioc.profile.LocalizedText;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;

/** Two dossiers are accepted in January, three in February; a KPI changes its definition on 10 February, one it refers to as well. */
class VersionsApiTest {
    private static final String BOTH_MONTHS = "from=2026-01-01&to=2026-02-26";

    private final RunningDashboards dashboards = new RunningDashboards(
            Testing.units(),
            new KpiCatalogue(List.of(
                    version("load", 1, "1000 + kpi(weight)", null, "2026-02-09"),
                    version("load", 2, "2000 + kpi(weight)", "2026-02-10", null),
                    version("weight", 1, "sum(received)", null, "2026-02-09"),
                    version("weight", 2, "10 * sum(received)", "2026-02-10", null))));

    @BeforeEach
    void giveDossiers() {
        for (String day : List.of("2026-01-05", "2026-01-31", "2026-02-01", "2026-02-09", "2026-02-10")) {
            dashboards.give(dossier(
                    "D" + day, "STP", Channel.DESK, "p", at(day + "T08:00"), at("2026-03-01T00:00"), null));
        }
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    @Test
    void theBoardOfADayBeforeAKpiWasDefinedGoesWithoutIt() {
        KpiCatalogue kpis = new KpiCatalogue(List.of(
                version("load", 1, "sum(received)", null, null), version("late", 1, "sum(overdue)", "2026-02-10", null)));
        try (RunningDashboards newer = new RunningDashboards(Testing.units(), kpis)) {
            String board = "/api/v1/board?kpis=load,late&kpi=late&horizon=today&as-of=";
            JsonNode before = newer.json(board + "2026-02-09T05:00:00Z");
            JsonNode after = newer.json(board + "2026-02-10T05:00:00Z");

            assertThat(texts(before.path("kpis"), "id")).containsExactly("load");
            assertThat(before.path("league").isNull()).isTrue();
            assertThat(texts(after.path("kpis"), "id")).containsExactly("load", "late");
            assertThat(after.path("league").path("version").asInt()).isEqualTo(1);
        }
    }

    private static KpiDefinition version(String id, int version, String numerator, String from, String to) {
        return new KpiDefinition(
                id,
                version,
                LocalizedText.same(id),
                KpiUnit.COUNT,
                FormulaParser.parse(numerator),
                null,
                Direction.DOWN,
                null,
                List.of(
                        new Band("good", LocalizedText.same("good"), new BigDecimal("1500")),
                        new Band("fair", LocalizedText.same("fair"), new BigDecimal("2030")),
                        new Band("poor", LocalizedText.same("poor"), null)),
                LocalDate.parse(from == null ? "2000-01-01" : from),
                to == null ? null : LocalDate.parse(to),
                "a test");
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    private JsonNode load(String question) {
        return dashboards.json("/api/v1/kpis?kpi=load&" + question);
    }

    @Test
    void aPeriodCanBeShownUnderBothVersions() {
        JsonNode both = load(BOTH_MONTHS + "&version=all");
        assertThat(texts(both, "version")).containsExactly("1", "2");
        assertThat(texts(both, "value")).containsExactly("1005", "2050");
        assertThat(texts(both, "band")).containsExactly("good", "poor");

        assertThat(texts(load("from=2026-01-01&to=2026-01-31&version=all"), "value")).containsExactly("1002");
    }

    @Test
    void withoutVersionThatOfTheLastDayCounts() {
        assertThat(texts(load(BOTH_MONTHS), "value")).containsExactly("2050");
        assertThat(texts(load("from=2026-01-01&to=2026-02-09"), "value")).containsExactly("1004");
        assertThat(texts(dashboards.json("/api/v1/kpis?from=2026-02-10&to=2026-02-10"), "band"))
                .containsExactly("fair", "good");
    }

    @Test
    void aVersionIsComputedWhereItWasNotValidWithWhatItReferredTo() {
        assertThat(texts(load("from=2026-02-10&to=2026-02-26&version=1"), "value")).containsExactly("1001");
        assertThat(texts(load("from=2026-01-01&to=2026-01-31&version=2"), "value")).containsExactly("2020");
    }

    @Test
    void aComparisonIsByTheDefinitionOfTheLaterPeriod() {
        JsonNode february = load("from=2026-02-01&to=2026-02-28&compare=previous").get(0);
        assertThat(february.path("value").asText()).isEqualTo("2030");
        JsonNode untilTheSameDay = february.path("comparisons").get(0);
        assertThat(untilTheSameDay.path("asOf").asText()).isEqualTo("2026-01-26T10:00:00+07:00");
        assertThat(untilTheSameDay.path("value").asText()).isEqualTo("2010");
        assertThat(untilTheSameDay.path("difference").asText()).isEqualTo("20");
    }

    @Test
    void aSeriesTellsWhereTheVersionChanges() {
        JsonNode days = dashboards.json("/api/v1/series?kpi=load&from=2026-02-08&to=2026-02-11");
        assertThat(texts(days.path("points"), "version")).containsExactly("1", "1", "2", "2");
        assertThat(texts(days.path("points"), "value")).containsExactly("1000", "1001", "2010", "2000");
        assertThat(days.path("version").asInt()).isEqualTo(2);
        assertThat(days.path("breaks")).hasSize(1);
        assertThat(days.path("breaks").get(0).path("day").asText()).isEqualTo("2026-02-10");
        assertThat(days.path("breaks").get(0).path("fromVersion").asInt()).isEqualTo(1);
        assertThat(days.path("breaks").get(0).path("toVersion").asInt()).isEqualTo(2);

        JsonNode months = dashboards.json("/api/v1/series?kpi=load&step=month&" + BOTH_MONTHS);
        assertThat(texts(months.path("points"), "version")).containsExactly("1", "2");
        assertThat(texts(months.path("breaks"), "day")).containsExactly("2026-02-10");
        assertThat(dashboards.json("/api/v1/series?kpi=load&from=2026-02-10&to=2026-02-11").path("breaks")).isEmpty();
        assertThat(dashboards.json("/api/v1/series?kpi=load&from=2026-02-01&to=2026-02-09").path("breaks")).isEmpty();
    }

    @Test
    void aSeriesUnderOneVersionHasNoBreaks() {
        JsonNode days = dashboards.json("/api/v1/series?kpi=load&version=1&from=2026-02-08&to=2026-02-11");
        assertThat(texts(days.path("points"), "value")).containsExactly("1000", "1001", "1001", "1000");
        assertThat(days.path("breaks")).isEmpty();
        HttpResponse<String> all = dashboards.get("/api/v1/series?kpi=load&version=all");
        assertThat(all.statusCode()).isEqualTo(400);
        assertThat(all.body()).contains("KPI 'load' has no version 'all'; it has 1, 2");
    }

    @Test
    void definitionsTellBandsAndPeriodTest() {
        JsonNode load = dashboards.json("/api/v1/kpi-definitions").get(0);
        assertThat(texts(load.path("bands"), "id")).containsExactly("good", "fair", "poor");
        assertThat(texts(load.path("bands"), "limit")).containsExactly("1500", "2030", "null");
        assertThat(load.path("periodTest")).hasSize(1);
        assertThat(load.path("periodTest").get(0).asText()).isEqualTo("ACCEPTED");
    }
}
