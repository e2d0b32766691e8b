package city.ioc.dashboards.index;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.index.Counted;
import city.ioc.index.Criterion;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import city.ioc.index.IndexGroup;
import city.ioc.index.IndexVersion;
import city.ioc.index.NoData;
import city.ioc.index.Rounding;
import city.ioc.index.Variant;
import city.ioc.kpi.FormulaParser;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;

/** The index over HTTP; the clock stands at 2026-02-26 10:41:30. */
class IndexApiTest {
    private static final String MARCH = "unit=31135&from=2025-03-01&to=2025-03-31&as-of=2025-04-01T00:00:00%2B07:00";

    /** The share of dossiers submitted online, all points from 0.8 on. */
    private static IndexDefinition online() {
        Variant share = new Variant(
                "standard",
                true,
                FormulaParser.parse("sum(received-online)"),
                FormulaParser.parse("sum(received)"),
                null,
                null);
        Criterion criterion = new Criterion(
                "o",
                LocalizedText.same("online"),
                Set.of(),
                new BigDecimal("100"),
                new BigDecimal("0.8"),
                Counted.DOSSIERS,
                List.of(share),
                "standard",
                "test");
        return new IndexDefinition(
                "small",
                LocalizedText.same("small"),
                NoData.LOST,
                new Rounding(4, 2),
                List.of(new IndexVersion("1", new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)), "test")),
                List.of(new IndexGroup("g", LocalizedText.same("g"), new BigDecimal("100"), List.of(criterion))),
                List.of(
                        new IndexBand("good", LocalizedText.same("good"), new BigDecimal("80")),
                        new IndexBand("weak", LocalizedText.same("weak"), BigDecimal.ZERO)));
    }

    private static RunningDashboards smallCity() {
        RunningDashboards dashboards =
                new RunningDashboards(Testing.profile(Testing.units(), Testing.kpis(), Optional.of(online())));
        dashboards.give(
                received("D-1", "STP", Channel.ONLINE, "2026-02-25T08:00"),
                received("D-2", "31117", Channel.DESK, "2026-02-25T09:00"),
                received("D-3", "31117", Channel.ONLINE, "2026-02-25T11:00"),
                received("D-4", "STP", Channel.ONLINE, "2026-02-26T08:00"),
                received("D-5", "STP", Channel.DESK, "2026-02-26T09:00"),
                received("D-6", "31117", Channel.ONLINE, "2026-02-26T09:00"));
        return dashboards;
    }

    private static CaseTable.Case received(String id, String unit, Channel channel, String accepted) {
        return dossier(id, unit, channel, "1.000001", at(accepted), at("2026-03-20T00:00"), null);
    }

    private static RunningDashboards workedExample() {
        WorkedExample example = new WorkedExample();
        RunningDashboards dashboards =
                new RunningDashboards(IndexBoards.with(example.given(), IndexBoards.sharedIndex()));
        dashboards.give(example.cases(IndexBoards.CAN_THO.rules()).toArray(CaseTable.Case[]::new));
        return dashboards;
    }

    @Test
    void theWorkedExampleIsAnsweredWithAllThatItIsMadeOf() throws IOException {
        try (RunningDashboards dashboards = workedExample()) {
            JsonNode index = dashboards.json("/api/v1/index?" + MARCH);

            assertThat(index.path("version").asText()).isEqualTo("2022");
            assertThat(index.path("total").decimalValue()).isEqualByComparingTo("67.35");
            assertThat(index.path("band").path("id").asText()).isEqualTo("average");
            assertThat(index.path("data").asText()).isEqualTo("fresh");
            JsonNode synchronised = index.path("groups").get(0).path("criteria").get(3);
            assertThat(synchronised.path("points").decimalValue()).isEqualByComparingTo("4.75");
            assertThat(synchronised.path("variants").get(0).path("state").asText()).isEqualTo("value");
            assertThat(synchronised.path("variants").get(1).path("state").asText()).isEqualTo("no-data");
            assertFields("Index", index);
            assertFields("IndexBand", index.path("band"));
            assertFields("IndexGroup", index.path("groups").get(0));
            assertFields("IndexCriterion", synchronised);
            assertFields("IndexVariant", synchronised.path("variants").get(0));
            assertFields("KnownFigure", index.at("/groups/0/criteria/0/variants/0/given/0"));
            assertFields("Remedy", index.path("remedies").get(0));

            JsonNode other = dashboards.json("/api/v1/index?version=2026&" + MARCH);
            assertThat(other.path("total").decimalValue()).isEqualByComparingTo("68.16");
        }
    }

    @Test
    void theDefinitionIsToldAsItIsComputed() throws IOException {
        try (RunningDashboards dashboards = workedExample()) {
            JsonNode definition = dashboards.json("/api/v1/index/definition");

            assertFields("IndexDefinition", definition);
            JsonNode satisfied = definition.path("groups").get(5).path("criteria").get(3);
            assertThat(satisfied.path("id").asText()).isEqualTo("5.4");
            assertThat(satisfied.path("variants").get(0).path("chosen").asBoolean()).isTrue();
            assertThat(satisfied.path("variants").get(0).path("less").asText()).isEqualTo("sum(disliked) / sum(received)");
            assertThat(definition.path("groups").get(2).path("criteria").get(3).path("versions").toString())
                    .isEqualTo("[\"2026\"]");
        }
    }

    @Test
    void theLeagueTellsRanksTheirChangeAndWhatToFix() throws IOException {
        try (RunningDashboards dashboards = smallCity()) {
            JsonNode league = dashboards.json("/api/v1/index/league?from=2026-02-26&to=2026-02-26");

            // Today: 31117 1/1, STP 1/2 (62.50). Yesterday until 10:42: STP 1/1, 31117 0/1; D-3 came later.
            assertThat(texts(league, "unit")).containsExactly("31117", "STP");
            assertThat(texts(league, "total")).containsExactly("100.0", "62.5");
            assertThat(texts(league, "rank")).containsExactly("1", "2");
            assertThat(texts(league, "rankBefore")).containsExactly("2", "1");
            assertThat(texts(league, "change")).containsExactly("1", "-1");
            // 80 points are 0.64 or more, 0.63995 rounded: (1+n)/(2+n): 1 gives 2/3. Mended: 2/2.
            JsonNode remedy = league.path("rows").get(1).path("remedies").get(0);
            assertThat(remedy.path("more").asInt()).isEqualTo(1);
            assertThat(remedy.path("mended").asInt()).isEqualTo(1);
            assertFields("IndexLeague", league);
            assertFields("IndexRank", league.path("rows").get(0));
        }
    }

    private static List<String> texts(JsonNode league, String field) {
        List<String> texts = new ArrayList<>();
        league.path("rows").forEach(row -> texts.add(row.path(field).toString().replace("\"", "")));
        return texts;
    }

    @Test
    void theKpiLeagueTellsTheChangeOfRanksToo() {
        try (RunningDashboards dashboards = smallCity()) {
            JsonNode league = dashboards.json("/api/v1/league?kpi=dossiers.received");

            // Today: STP 2, 31117 1. Yesterday until 10:42: 1 each.
            assertThat(texts(league, "unit")).containsExactly("STP", "31117");
            assertThat(texts(league, "rankBefore")).containsExactly("1", "1");
            assertThat(texts(league, "change")).containsExactly("0", "-1");
        }
    }

    @Test
    void aUnitThatWasAnotherOneThenHasNoRankBefore() {
        try (RunningDashboards dashboards = smallCity()) {
            dashboards.give(received("E-1", "31117", Channel.ONLINE, "2025-06-10T08:00"));
            dashboards.give(received("E-2", "31117", Channel.DESK, "2025-07-10T08:00"));
            JsonNode league = dashboards.json(
                    "/api/v1/league?kpi=dossiers.received&level=commune&from=2025-07-01&to=2025-07-31");

            assertThat(texts(league, "unit")).containsExactly("31117");
            assertThat(texts(league, "rank")).containsExactly("1");
            assertThat(texts(league, "rankBefore")).containsExactly("null");
            assertThat(texts(league, "change")).containsExactly("null");
        }
    }

    @Test
    void withoutDaysTheRunningMonthIsMeant() {
        try (RunningDashboards dashboards = smallCity()) {
            JsonNode index = dashboards.json("/api/v1/index?unit=STP");
            assertThat(index.path("from").asText()).isEqualTo("2026-02-01");
            assertThat(index.path("to").asText()).isEqualTo("2026-02-26");
            // 2 of 3: 0.6667 ÷ 0.8
            assertThat(index.path("total").decimalValue()).isEqualByComparingTo("83.34");

            JsonNode before = dashboards.json("/api/v1/index?unit=STP&as-of=2026-02-25T10:00:00%2B07:00");
            assertThat(before.path("to").asText()).isEqualTo("2026-02-25");
            assertThat(before.path("total").decimalValue()).isEqualByComparingTo("100");
        }
    }

    @Test
    void aUnitWithoutDossiersHasNoTotal() {
        try (RunningDashboards dashboards = smallCity()) {
            JsonNode index = dashboards.json("/api/v1/index?unit=31120&from=2026-02-01&to=2026-02-26");

            assertThat(index.path("total").isNull()).isTrue();
            assertThat(index.path("band").isNull()).isTrue();
            assertThat(index.path("groups").get(0).path("points").isNull()).isTrue();
            JsonNode criterion = index.at("/groups/0/criteria/0");
            assertThat(criterion.path("state").asText()).isEqualTo("no-data");
            assertThat(criterion.path("points").isNull()).isTrue();
            assertThat(criterion.at("/variants/0/denominator").decimalValue()).isEqualByComparingTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "/api/v1/index?version=3 | unknown version '3' of the index; known are 1",
        "/api/v1/index?from=2025-12-01&to=2025-12-31 | no version of the index is valid on 2025-12-31",
        "/api/v1/index?unit=nowhere | unknown unit 'nowhere'",
        "/api/v1/index?channel=DESK | unknown parameter 'channel'",
        "/api/v1/index/league?level=street | 'level' must be one of",
    })
    void aWrongQuestionIsRefusedWithTheReason(String path, String reason) {
        try (RunningDashboards dashboards = smallCity()) {
            HttpResponse<String> response = dashboards.get(path);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(RunningDashboards.parse(response.body()).path("detail").asText()).contains(reason);
        }
    }

    @Test
    void aCityWithoutIndexSaysSo() {
        try (RunningDashboards dashboards = new RunningDashboards()) {
            assertThat(dashboards.get("/api/v1/index").statusCode()).isEqualTo(404);
            assertThat(dashboards.get("/api/v1/index").body()).contains("its profile needs an index.yaml");
            assertThat(dashboards.get("/api/v1/index/definition").statusCode()).isEqualTo(404);
            assertThat(dashboards.get("/metrics").body()).doesNotContain("ioc_index");
        }
    }

    @Test
    void nothingIsAnsweredBeforeTheDataAreRead() {
        try (RunningDashboards dashboards = smallCity()) {
            dashboards.setFeed(FeedStatus.STARTING);

            assertThat(dashboards.get("/api/v1/index").statusCode()).isEqualTo(503);
            assertThat(dashboards.get("/api/v1/index/league").statusCode()).isEqualTo(503);
            assertThat(dashboards.get("/metrics").body()).contains("ioc_index_value NaN");
        }
    }

    @Test
    void metricsShowTheCityInTheRunningMonth() {
        try (RunningDashboards dashboards = smallCity()) {
            // 4 of 6: 0.6667 ÷ 0.8
            assertThat(dashboards.get("/metrics").body())
                    .contains("ioc_index_value 83.34")
                    .contains("ioc_index_points{group=\"g\"} 83.34");
        }
    }

    private static void assertFields(String schema, JsonNode answer) throws IOException {
        try (var in = IndexApiTest.class.getResourceAsStream("/web/openapi.json")) {
            JsonNode openApi = RunningDashboards.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<String> described = new ArrayList<>();
            openApi.at("/components/schemas/" + schema + "/properties").fieldNames().forEachRemaining(described::add);
            List<String> answered = new ArrayList<>();
            answer.fieldNames().forEachRemaining(answered::add);
            assertThat(answered).as(schema).containsExactlyInAnyOrderElementsOf(described);
        }
    }
}
