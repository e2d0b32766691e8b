package city.ioc.dashboards.api;

import city.ioc.alerts.AlertRules;
import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.core.CaseEvents;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.HandJournal;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.generations.OnlyGeneration;
import city.ioc.dashboards.journal.Journal;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.streams.query.CaseAnswer;
import city.ioc.streams.query.CaseSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTest {

    private static JsonNode openApi() throws IOException {
        try (var in = OpenApiTest.class.getResourceAsStream("/web/openapi.json")) {
            return RunningDashboards.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionHasARoute() throws IOException {
        Figures figures = new Figures(Testing.ZONE, AlertRules.NONE);
        Clock clock = Clock.systemUTC();
        Health health = new Health(() -> FeedStatus.STARTING, List.of(), Duration.ofSeconds(1), clock);
        Board board = new Board(
                Testing.profile(Testing.units(), Testing.kpis()),
                GrainPolicy.standard(Testing.ZONE),
                figures,
                health,
                clock);
        SelfCheck check = new SelfCheck(figures.cube()::totals, figures.cases()::totals, () -> true, clock);
        Journal journal = new Journal(new HandJournal(), event -> event, event -> null, entry -> null, clock);
        try (HttpApi api = new HttpApi(
                "127.0.0.1", 0, Set.of(), new Shown("g", board, check, CaseSource.NONE), event -> null, journal, clock,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new OnlyGeneration("g", board, check))) {
            List<String> described = new ArrayList<>();
            openApi().path("paths").properties().forEach(path ->
                    path.getValue().fieldNames().forEachRemaining(method -> described.add(method + " " + path.getKey())));

            assertThat(described).containsExactlyInAnyOrderElementsOf(api.documented());
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode openApi = openApi();
        List<JsonNode> references = openApi.findValues("$ref");

        assertThat(references).isNotEmpty();
        for (JsonNode reference : references) {
            assertThat(openApi.at(reference.asText().substring(1)).isMissingNode()).as(reference.asText()).isFalse();
        }
    }

    @Test
    void answersHaveTheFieldsThatAreDescribed() throws IOException {
        try (RunningDashboards dashboards = new RunningDashboards()) {
            dashboards.give(TestAlerts.ofCase("D-1", "overdue", "STP"));
            dashboards.give(Testing.dossier(
                    "D-1", "STP", Channel.DESK, "p", Testing.at("2026-02-20T08:00"), Testing.at("2026-02-26T00:00"), null));
            dashboards.give(OutageApiTest.outage("O", "92", Component.PORTAL, "2026-02-26T00:00", null));

            ObjectNode kpi = (ObjectNode) dashboards.json("/api/v1/kpis?compare=previous").get(0);
            assertFields("Comparison", kpi.path("comparisons").get(0));
            assertFields("ComparedKpi/allOf/1", kpi.deepCopy().retain("comparisons"));
            assertFields("KpiValue", kpi.without("comparisons"));
            JsonNode series = dashboards.json("/api/v1/series?kpi=dossiers.received");
            assertFields("Series", series);
            assertFields("KpiValue", series.path("points").get(0));
            assertFields("KpiDefinition", dashboards.json("/api/v1/kpi-definitions").get(0));
            JsonNode league = dashboards.json("/api/v1/league?kpi=dossiers.received");
            assertFields("League", league);
            assertFields("League/properties/rows/items", league.path("rows").get(0));
            JsonNode board = dashboards.json("/api/v1/board?kpi=dossiers.received&since=2026-02-20T00:00:00Z");
            assertFields("Board", board);
            assertFields("Board/properties/league", board.path("league"));
            assertFields("Board/properties/alerts", board.path("alerts"));
            assertFields("TransitionList", board.path("transitions"));
            assertFields("Transition", board.path("transitions").path("transitions").get(0));
            assertFields("TimeDistribution", dashboards.json("/api/v1/distributions?duration=step-time"));
            dashboards.give(IndicatorApiTest.of("A", IndicatorApiTest.published("2026-02-10T08:00", "STP", "x", "2023", "1")));
            assertFields("IndicatorList", dashboards.json("/api/v1/indicators"));
            assertFields("Indicator", dashboards.json("/api/v1/indicators").path("indicators").get(0));
            JsonNode outages = dashboards.json("/api/v1/outages?from=2026-02-01");
            assertFields("OutageList", outages);
            assertFields("UnitLate", outages.path("units").get(0));
            assertFields("Outage", outages.path("outages").get(0));
            assertFields("OutageDossier", outages.path("outages").get(0).path("dossiers").get(0));
            JsonNode health = dashboards.json("/api/v1/service-health");
            assertFields("ServiceHealth", health);
            assertFields("ComponentHealth", health.path("units").get(0));
            assertFields("Reconciliation", dashboards.json("/api/v1/reconciliation"));
            assertFields("ReconciliationLine", dashboards.json("/api/v1/reconciliation").path("identities").get(0));
            dashboards.tellDelivery(new DeliveryStatus(
                    true, null, new TreeMap<>(Map.of("sent", 2L)), List.of(new DeliveryStatus.Failing("hook", "no answer"))));
            assertFields("Status", dashboards.json("/api/v1/status"));
            assertFields("Delivery", dashboards.json("/api/v1/status").path("delivery"));
            JsonNode start = dashboards.json("/api/v1/start");
            assertFields("Start", start);
            assertThat(start.path("units")).isEqualTo(dashboards.json("/api/v1/units"));
            assertThat(start.path("definitions")).isEqualTo(dashboards.json("/api/v1/kpi-definitions"));
            assertThat(start.path("rules")).isEqualTo(dashboards.json("/api/v1/alert-rules"));
            assertThat(start.path("procedures")).isEqualTo(dashboards.json("/api/v1/procedures"));
            assertFields("SelfCheck", dashboards.json("/api/v1/status").path("selfCheck"));
            assertFields("Generations", dashboards.json("/api/v1/generations"));
            assertFields("Generation", dashboards.json("/api/v1/generations").path("generations").get(0));
            assertFields("Dossier", dashboards.json("/api/v1/dossiers").path("dossiers").get(0));
            dashboards.setCases(id -> new CaseAnswer.Found(
                    CaseEvents.NONE.with(Event.of("/d", "1", id, OffsetDateTime.parse("2026-02-26T08:00:00+07:00"), new DossierEvent.Withdrawn())).orElseThrow(),
                    CaseAnswer.Copy.ACTIVE, 0));
            assertFields("CaseTimeline", dashboards.json("/api/v1/cases/D-1/timeline"));
            assertFields("TimelineEntry", dashboards.json("/api/v1/cases/D-1/timeline").path("entries").get(0));
            assertFields("ProcedureFigures", dashboards.json("/api/v1/procedure-figures"));
            assertFields("ProcedureRow", dashboards.json("/api/v1/procedure-figures").path("rows").get(0));
            assertFields("CityMap", dashboards.json("/api/v1/map"));
            assertFields("Alert", dashboards.json("/api/v1/alerts").path("alerts").get(0));
            assertFields("AlertList", dashboards.json("/api/v1/alerts"));
            assertFields("AlertCounts", dashboards.json("/api/v1/alerts").path("counts"));
            assertFields("AlertChange", dashboards.json("/api/v1/alerts/D-1!overdue").path("changes").get(0));
            assertFields("AlertRule", dashboards.json("/api/v1/alert-rules").get(0));
            dashboards.journal().reject("topic", 0, 7, "2026-02-24T03:00:00Z", "not JSON", "{");
            dashboards.journal().give(AuditEntry.of(
                    Instant.parse("2026-02-26T01:00:00Z"), "Lan", AuditAction.DISCARDED, "topic-0-7", Map.of()));
            assertFields("RejectedList", dashboards.json("/api/v1/rejected"));
            assertFields("RejectedCounts", dashboards.json("/api/v1/rejected").path("counts"));
            assertFields("Rejected", dashboards.json("/api/v1/rejected").path("rejected").get(0));
            ObjectNode rejected = (ObjectNode) dashboards.json("/api/v1/rejected/topic-0-7");
            assertFields("RejectedDetail/allOf/1", rejected.deepCopy().retain("payload"));
            assertFields("Rejected", rejected.without("payload"));
            assertFields("AuditList", dashboards.json("/api/v1/audit"));
            assertFields("AuditEntry", dashboards.json("/api/v1/audit").path("entries").get(0));
        }
    }

    private static void assertFields(String schema, JsonNode answer) throws IOException {
        List<String> described = new ArrayList<>();
        openApi().at("/components/schemas/" + schema + "/properties").fieldNames().forEachRemaining(described::add);
        List<String> answered = new ArrayList<>();
        answer.fieldNames().forEachRemaining(answered::add);

        assertThat(answered).as(schema).containsExactlyInAnyOrderElementsOf(described);
    }
}
