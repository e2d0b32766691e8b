package city.ioc.dashboards.api;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        Figures figures = new Figures(Testing.ZONE);
        Clock clock = Clock.systemUTC();
        Health health = new Health(() -> FeedStatus.STARTING, List.of(), Duration.ofSeconds(1), clock);
        Board board = new Board(
                Testing.profile(Testing.units(), Testing.kpis()),
                GrainPolicy.standard(Testing.ZONE),
                figures,
                health,
                clock);
        SelfCheck check = new SelfCheck(figures.cube()::totals, figures.cases()::totals, () -> true, clock);
        try (HttpApi api = new HttpApi(
                "127.0.0.1", 0, Set.of(), board, check, "g", clock, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
            List<String> described = new ArrayList<>();
            openApi().path("paths").fieldNames().forEachRemaining(described::add);

            assertThat(described).containsExactlyInAnyOrderElementsOf(api.documentedPaths());
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
    void kpiValuesHaveTheFieldsThatAreDescribed() throws IOException {
        List<String> described = new ArrayList<>();
        openApi().at("/components/schemas/KpiValue/properties").fieldNames().forEachRemaining(described::add);
        List<String> answered = new ArrayList<>();
        try (RunningDashboards dashboards = new RunningDashboards()) {
            dashboards.json("/api/v1/kpis").get(0).fieldNames().forEachRemaining(answered::add);
        }

        assertThat(answered).containsExactlyInAnyOrderElementsOf(described);
    }
}
