package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HttpApiTest {
    private final RunningDashboards dashboards = new RunningDashboards();

    @BeforeEach
    void giveDossiers() {
        dashboards.give(
                dossier("D-1", "STP", Channel.ONLINE, "1.000001", at("2026-02-20T08:00"), at("2026-02-26T00:00"), at("2026-02-25T08:00")),
                dossier("D-2", "STP", Channel.DESK, "1.000002", at("2026-02-26T08:00"), at("2026-02-26T10:00"), null),
                dossier("D-3", "31117", Channel.ONLINE, "1.000001", at("2026-02-26T09:00"), at("2026-02-26T10:42"), null),
                dossier("D-4", "31117", Channel.DESK, "1.000001", at("2026-02-26T09:00"), at("2026-02-26T10:43"), null));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    private static JsonNode kpi(JsonNode kpis, String id) {
        for (JsonNode each : kpis) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no " + id + " in " + kpis);
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    @Test
    void kpisOfTheCityTodayAreTheDefault() {
        JsonNode kpis = dashboards.json("/api/v1/kpis");
        JsonNode received = kpi(kpis, "dossiers.received");

        assertThat(received.path("value").asInt()).isEqualTo(3);
        assertThat(received.path("state").asText()).isEqualTo("value");
        assertThat(received.path("unit").isNull()).isTrue();
        assertThat(received.path("from").asText()).isEqualTo("2026-02-26");
        assertThat(received.path("asOf").asText()).isEqualTo("2026-02-26T10:42:00+07:00");
        assertThat(kpi(kpis, "dossiers.resolved-on-time").path("state").asText()).isEqualTo("no-data");
        assertThat(kpi(kpis, "dossiers.resolved-on-time").path("value").isNull()).isTrue();
    }

    @Test
    void theRunningMinuteIsTakenWhole() {
        assertThat(kpi(dashboards.json("/api/v1/kpis"), "dossiers.overdue").path("value").asInt()).isEqualTo(2);
        dashboards.setNow("2026-02-26T03:42:00.001Z");
        assertThat(kpi(dashboards.json("/api/v1/kpis"), "dossiers.overdue").path("value").asInt()).isEqualTo(3);
    }

    @Test
    void anAsOfIsRoundedDownAndTheAnswerSaysSo() {
        JsonNode kpis = dashboards.json("/api/v1/kpis?as-of=2026-02-26T08:30:45%2B07:00");

        assertThat(kpi(kpis, "dossiers.received").path("value").asInt()).isEqualTo(1);
        assertThat(kpi(kpis, "dossiers.received").path("asOf").asText()).isEqualTo("2026-02-26T08:30:00+07:00");
        JsonNode old = dashboards.json("/api/v1/kpis?from=2026-02-01&as-of=2026-02-10T08:30:45%2B07:00");
        assertThat(kpi(old, "dossiers.received").path("asOf").asText()).isEqualTo("2026-02-10T08:00:00+07:00");
    }

    @Test
    void unitPeriodProcedureAndChannelSelect() {
        String month = "/api/v1/kpis?from=2026-02-01&to=2026-02-28";
        assertThat(kpi(dashboards.json(month), "dossiers.received").path("value").asInt()).isEqualTo(4);
        assertThat(kpi(dashboards.json(month + "&unit=STP"), "dossiers.received").path("value").asInt()).isEqualTo(2);
        assertThat(kpi(dashboards.json(month + "&unit=92"), "dossiers.received").path("value").asInt()).isEqualTo(4);
        assertThat(kpi(dashboards.json(month + "&channel=online"), "dossiers.received").path("value").asInt())
                .isEqualTo(2);
        JsonNode filtered = dashboards.json(month + "&procedure=1.000001&channel=DESK");
        assertThat(kpi(filtered, "dossiers.received").path("value").asInt()).isEqualTo(1);
        assertThat(kpi(filtered, "tickets.waiting-time.mean").path("state").asText()).isEqualTo("not-applicable");
        assertThat(kpi(dashboards.json(month), "dossiers.processing-time.p50").path("value").asInt())
                .isEqualTo(5 * 24 * 3600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "/api/v1/kpis?from=yesterday | 'from' must be a date",
        "/api/v1/kpis?from=2026-02-27&to=2026-02-26 | is after 'to'",
        "/api/v1/kpis?unit=nowhere | unknown unit 'nowhere'",
        "/api/v1/kpis?colour=red | unknown parameter 'colour'",
        "/api/v1/kpis?unit=92&unit=STP | given 2 times",
        "/api/v1/kpis?as-of=2026-02-26 | must be an instant",
        "/api/v1/kpis?channel=PIGEON | unknown channel",
        "/api/v1/kpis?procedure=7.7 | unknown procedure",
        "/api/v1/league | parameter 'kpi' is needed",
        "/api/v1/league?kpi=no.such | unknown KPI",
        "/api/v1/league?kpi=dossiers.received&level=street | 'level' must be one of",
        "/api/v1/series?kpi=dossiers.received&step=hour&from=2026-02-01 | needs a period of one day",
        "/api/v1/series?kpi=dossiers.received&from=2010-01-01 | at most 1000 points",
        "/api/v1/dossiers?limit=501 | from 1 to 500",
        "/api/v1/dossiers?state=lost | unknown state",
        "/api/v1/dossiers?due-from=tomorrow | 'due-from' must be a date",
        "/api/v1/dossiers?ended-from=2026-02-27&ended-to=2026-02-26 | 'ended-from' (2026-02-27) is after 'ended-to'",
        "/api/v1/procedure-figures?procedure=1.000001 | unknown parameter 'procedure'",
        "/api/v1/procedures?unit=STP | unknown parameter 'unit'",
        "/api/v1/dossiers?cursor=xyz | 'cursor' must be",
        "/api/v1/stream?unit=nowhere | unknown unit",
        "/api/v1/units?x=1 | unknown parameter",
    })
    void aWrongQuestionIsRefusedWithTheReason(String path, String reason) {
        HttpResponse<String> response = dashboards.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningDashboards.parse(response.body()).path("detail").asText()).contains(reason);
    }

    @Test
    void theLeagueRanksTheBestFirstAndThoseWithoutDataLast() {
        JsonNode league = dashboards.json("/api/v1/league?kpi=dossiers.received");
        assertThat(texts(league.path("rows"), "unit")).containsExactly("31117", "STP");
        assertThat(texts(league.path("rows"), "rank")).containsExactly("1", "2");

        JsonNode overdue = dashboards.json("/api/v1/league?kpi=dossiers.overdue&level=department");
        assertThat(texts(overdue.path("rows"), "unit")).containsExactly("STP");

        JsonNode share = dashboards.json("/api/v1/league?kpi=dossiers.resolved-on-time&from=2026-02-01&unit=92");
        assertThat(texts(share.path("rows"), "unit")).containsExactly("STP", "31117");
        assertThat(share.path("rows").get(1).path("rank").isNull()).isTrue();
    }

    @Test
    void dossiersAreListedByTheDaysOfWhatHappenedToThem() {
        assertThat(texts(dashboards.json("/api/v1/dossiers?accepted-from=2026-02-26").path("dossiers"), "id"))
                .containsExactly("D-2", "D-3", "D-4");
        JsonNode due = dashboards.json("/api/v1/dossiers?state=open&due-from=2026-02-26&due-to=2026-02-26&limit=1");
        assertThat(due.path("total").asInt()).isEqualTo(3);
        assertThat(texts(dashboards.json("/api/v1/dossiers?ended-to=2026-02-25").path("dossiers"), "id"))
                .containsExactly("D-1");
    }

    @Test
    void proceduresHaveWhatCameToThemTheMostOverdueFirst() {
        JsonNode today = dashboards.json("/api/v1/procedure-figures");
        assertThat(texts(today.path("rows"), "procedure")).containsExactly("1.000001", "1.000002");
        JsonNode first = today.path("rows").get(0);
        assertThat(texts(today.path("rows"), "received")).containsExactly("2", "1");
        assertThat(first.path("open").asInt()).isEqualTo(2);
        assertThat(first.path("overdue").asInt()).isEqualTo(1);
        assertThat(first.path("name").isNull()).isTrue();

        JsonNode february = dashboards.json("/api/v1/procedure-figures?from=2026-02-01&unit=STP");
        assertThat(texts(february.path("rows"), "procedure")).containsExactly("1.000002", "1.000001");
        assertThat(february.path("rows").get(1).path("resolvedOnTime").asInt()).isEqualTo(1);
        assertThat(february.path("rows").get(1).path("resolvedWithDue").asInt()).isEqualTo(1);
        assertThat(february.path("rows").get(1).path("open").asInt()).isZero();
        dashboards.setFeed(FeedStatus.STARTING);
        assertThat(dashboards.get("/api/v1/procedure-figures").statusCode()).isEqualTo(503);
    }

    @Test
    void aCityWithoutMapHasAnEmptyOne() {
        JsonNode map = dashboards.json("/api/v1/map");

        assertThat(map.path("tiles").isArray()).isTrue();
        assertThat(map.path("tiles")).isEmpty();
        assertThat(map.path("shapes")).isEmpty();
    }

    @Test
    void aSeriesHasAPointForEachStepUpToToday() {
        JsonNode days = dashboards.json("/api/v1/series?kpi=dossiers.received&from=2026-02-20&to=2026-03-10");
        assertThat(days.path("points")).hasSize(7);
        assertThat(texts(days.path("points"), "value")).containsExactly("1", "0", "0", "0", "0", "0", "3");

        JsonNode hours = dashboards.json("/api/v1/series?kpi=dossiers.received&step=hour");
        assertThat(texts(hours.path("points"), "value"))
                .containsExactly("0", "0", "0", "0", "0", "0", "0", "1", "3", "3", "3");

        JsonNode months =
                dashboards.json("/api/v1/series?kpi=dossiers.received&step=month&from=2026-01-15&to=2026-02-28");
        assertThat(texts(months.path("points"), "from")).containsExactly("2026-01-15", "2026-02-01");
        assertThat(texts(months.path("points"), "value")).containsExactly("0", "4");
    }

    @Test
    void dossiersAreListedPageByPage() {
        JsonNode first = dashboards.json("/api/v1/dossiers?sort=due&limit=3");
        assertThat(texts(first.path("dossiers"), "id")).containsExactly("D-1", "D-2", "D-3");
        assertThat(first.path("total").asInt()).isEqualTo(4);
        JsonNode second = dashboards.json("/api/v1/dossiers?sort=due&limit=3&cursor=" + first.path("next").asText());
        assertThat(texts(second.path("dossiers"), "id")).containsExactly("D-4");
        assertThat(second.path("next").isNull()).isTrue();

        assertThat(texts(dashboards.json("/api/v1/dossiers?state=overdue&unit=STP").path("dossiers"), "id"))
                .containsExactly("D-2");
    }

    @Test
    void oneDossierIsShownWithItsEnds() {
        JsonNode dossier = dashboards.json("/api/v1/dossiers/d-1");

        assertThat(dossier.path("state").asText()).isEqualTo("RESOLVED");
        assertThat(dossier.path("acceptedAt").asText()).isEqualTo("2026-02-20T08:00:00+07:00");
        assertThat(dossier.path("ends").get(0).path("processingSeconds").asInt()).isEqualTo(5 * 24 * 3600);
        HttpResponse<String> unknown = dashboards.get("/api/v1/dossiers/D-99");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no dossier 'D-99' is known");
    }

    @Test
    void nothingIsShownAsZeroBeforeTheDataAreRead() {
        dashboards.setFeed(FeedStatus.STARTING);

        JsonNode received = kpi(dashboards.json("/api/v1/kpis"), "dossiers.received");
        assertThat(received.path("state").asText()).isEqualTo("stale");
        assertThat(received.path("value").isNull()).isTrue();
        assertThat(dashboards.get("/api/v1/dossiers").statusCode()).isEqualTo(503);
        assertThat(dashboards.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(dashboards.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(dashboards.get("/metrics").body()).contains("ioc_kpi_value{kpi=\"dossiers.received\"} NaN");
    }

    @Test
    void figuresAreStaleWhenTheFeedFallsBehindOrACheckFails() {
        assertThat(dashboards.get("/health/ready").statusCode()).isEqualTo(200);
        dashboards.setNow("2026-02-26T03:41:46Z");
        JsonNode received = kpi(dashboards.json("/api/v1/kpis"), "dossiers.received");
        assertThat(received.path("state").asText()).isEqualTo("stale");
        assertThat(received.path("value").asInt()).isEqualTo(3);

        dashboards.complete();
        assertThat(dashboards.json("/api/v1/status").path("data").asText()).isEqualTo("fresh");
        dashboards.setOutsideProblem("no active task for partition 2");
        dashboards.setNow("2026-02-26T03:41:48Z");
        assertThat(dashboards.json("/api/v1/status").path("data").asText()).isEqualTo("stale");
        assertThat(dashboards.get("/health/ready").body()).contains("no active task for partition 2");
    }

    @Test
    void statusTellsWhatIsShownAndHowSoundItIs() {
        await().until(() -> !dashboards.json("/api/v1/status").path("selfCheck").path("checkedAt").isNull());
        JsonNode status = dashboards.json("/api/v1/status");

        assertThat(status.path("profile").asText()).isEqualTo("small");
        assertThat(status.path("name").path("vi").asText()).isEqualTo("Thành phố nhỏ");
        assertThat(status.path("earliest").asText()).isEqualTo("2010-01-01");
        assertThat(status.path("cases").asInt()).isEqualTo(4);
        assertThat(status.path("selfCheck").path("state").asText()).isEqualTo("holds");
        assertThat(status.path("selfCheck").path("broken").asInt()).isZero();
        assertThat(texts(dashboards.json("/api/v1/units"), "code")).contains("92", "STP", "31117");
        assertThat(texts(dashboards.json("/api/v1/kpi-definitions"), "id")).contains("dossiers.received");
    }

    @Test
    void metricsShowTheCityAndTheDashboards() {
        String metrics = dashboards.get("/metrics").body();

        assertThat(metrics)
                .contains("ioc_kpi_value{kpi=\"dossiers.received\"} 3.0")
                .contains("ioc_kpi_value{kpi=\"dossiers.resolved-on-time\"} NaN")
                .contains("ioc_cases 4.0")
                .contains("ioc_cube_cells ")
                .contains("ioc_feed_lag 0.0")
                .contains("ioc_display_ready 1.0")
                .contains("ioc_reconciliation_broken{identity=\"outcome\"} 0.0");
    }

    @Test
    void partsOfThePageAreCompressedForThoseWhoTakeThatAndAskedForOnceOnly() throws Exception {
        HttpResponse<byte[]> plain = bytes("/web/app.js");
        HttpResponse<byte[]> packed = bytes("/web/app.js", "Accept-Encoding", "br, gzip;q=0.8");
        HttpResponse<byte[]> refused = bytes("/web/app.js", "Accept-Encoding", "gzip;q=0");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(refused.body()).isEqualTo(plain.body());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(bytes("/web/app.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void thePageAsksForAllModulesAtOnce() {
        assertThat(dashboards.get("/").body()).contains("<script type=\"module\" src=\"/web/bundle.js\">");
        String bundle = dashboards.get("/web/bundle.js").body();

        for (String module : List.of("base/dom.js", "views/catalogue.js", "wall/scenes/map.js", "texts/page.js", "app.js")) {
            assertThat(bundle).contains("// " + module + "\nconst module_");
        }
        assertThat(bundle).doesNotContain("\nimport ", "\nexport ");
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(dashboards.uri(path));
            return client.send((headers.length > 0 ? request.headers(headers) : request).build(), BodyHandlers.ofByteArray());
        }
    }

    @Test
    void thePageIsServedWithStrictHeaders() {
        HttpResponse<String> page = dashboards.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(dashboards.get("/api/v1/status").headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(dashboards.get("/web/app.js").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(dashboards.get("/web/fonts/plex-sans-vietnamese.woff2").headers().firstValue("Content-Type"))
                .hasValue("font/woff2");
        assertThat(dashboards.get("/web/../openapi.json").statusCode()).isIn(400, 404);
        HttpResponse<String> missing = dashboards.get("/nothing/here");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
