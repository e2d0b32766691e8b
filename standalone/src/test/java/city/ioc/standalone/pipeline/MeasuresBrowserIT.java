package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Published figures, times, outages and reconciliation; the way between views; long lists of alerts. */
@Tag("long")
@Timeout(240)
class MeasuresBrowserIT extends BrowserTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LATE = 620;
    private static final String UNIT = "31135";

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.forBrowser("cantho");

    /** 620 dossiers that became overdue days ago, three of them resolved, one outage over and one that lasts, and two published figures. */
    @BeforeAll
    static void fillTheCity() throws Exception {
        if (CITY.get() == null) {
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> events = new ArrayList<>();
        IntStream.range(0, LATE).forEach(i -> events.add(SentEvent.of("dossier.accepted", "LATE-" + i, now.minus(Duration.ofDays(20)), Map.of(
                "unit", UNIT, "procedure", "1.001193", "dueAt", now.minus(Duration.ofDays(9)).minusSeconds(i).toString()))));
        IntStream.range(0, 3).forEach(i -> {
            events.add(SentEvent.of("dossier.forwarded", "LATE-" + i, now.minus(Duration.ofDays(19)), Map.of("step", "appraise")));
            events.add(SentEvent.of("dossier.resolved", "LATE-" + i, now, Map.of("outcome", "APPROVED")));
        });
        events.add(SentEvent.of("outage.started", "O-1", now.minus(Duration.ofDays(10)), Map.of("unit", UNIT, "component", "NETWORK")));
        events.add(SentEvent.of("outage.ended", "O-1", now.minus(Duration.ofDays(7)), Map.of()));
        events.add(SentEvent.of("outage.started", "O-2", now.minusSeconds(60), Map.of("unit", "31120", "component", "DESK")));
        String month = YearMonth.now(ZONE).toString();
        events.add(SentEvent.of("indicator.published", UNIT, now, Map.of(
                "unit", UNIT, "indicator", "dossiers.resolved", "period", month, "value", 3, "source", "monthly report")));
        events.add(SentEvent.of("indicator.published", "31120", now, Map.of(
                "unit", "31120", "indicator", "dossiers.resolved", "period", month, "value", 7, "source", "=report")));
        assertThat(CITY.get().postBatch(events).body()).endsWith("\"refused\":[]}");
        eventually().untilAsserted(() -> {
            assertThat(json("/api/v1/alerts?rule=overdue&historic=any&limit=1").path("counts").path("total").asInt()).isEqualTo(LATE - 3);
            assertThat(json("/api/v1/indicators").path("total").asInt()).isEqualTo(2);
        });
    }

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(CITY.get().get(path).body());
    }

    private void visit(String query) {
        browser.visit(CITY.get().display().resolve("/?lang=en&" + query));
        browser.awaitLink("fresh");
    }

    private long count(String css) {
        return (Long) browser.run("return document.querySelectorAll(arguments[0]).length", css);
    }

    private List<CSVRecord> saved(String name) throws Exception {
        String text = new String(browser.saved(name), StandardCharsets.UTF_8).substring(1);
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(text)).getRecords();
    }

    @Test
    void aPublishedFigureStandsBesideTheLiveOneAndADeviationIsMarked() throws Exception {
        visit("view=indicators");
        eventually().untilAsserted(() -> assertThat(count("tr[data-agreement]")).isEqualTo(2));
        assertThat(browser.text("tr[data-agreement=same] td.value")).isEqualTo("3");
        assertThat(browser.text("tr[data-agreement=same] td.difference")).isEqualTo("agrees");
        assertThat(browser.text("tr[data-agreement=differs] td.live")).startsWith("0");
        assertThat(browser.text("tr[data-agreement=differs] td.difference")).isEqualTo("differs by −7");
        assertThat(browser.text(".indicators .note")).endsWith(": 1");

        browser.click(".indicators .csv");
        List<CSVRecord> file = saved("indicators-" + LocalDate.now(ZONE) + ".csv");
        assertThat(file).extracting(row -> row.get("unit")).containsExactly("31120", UNIT);
        assertThat(file).extracting(row -> row.get("value")).containsExactly("7", "3");
        assertThat(file).extracting(row -> row.get("live")).containsExactly("0", "3");
        assertThat(file).extracting(row -> row.get("source")).containsExactly("'=report", "monthly report");

        browser.run("const unit = document.getElementById('unit'); unit.value = '31120'; unit.dispatchEvent(new Event('change'))");
        eventually().untilAsserted(() -> assertThat(count("tr[data-agreement]")).isEqualTo(1));
    }

    @Test
    void timesAreDrawnAndListedAndLeadToTheirDossiers() throws Exception {
        visit("view=times");
        eventually().untilAsserted(() -> assertThat(count(".times tbody tr")).isEqualTo(14));
        JsonNode times = json("/api/v1/distributions?duration=processing-time");
        assertThat(times.path("count").asInt()).isEqualTo(3);
        assertThat(browser.text(".times-facts .time:first-child dd")).isEqualTo("3");
        assertThat(count(".histogram rect")).isEqualTo(14);
        assertThat(browser.run("return document.querySelector('.histogram').getAttribute('aria-label')").toString()).startsWith("3 times, ");
        assertThat(browser.text(".times tbody tr:last-child td:last-child")).isEqualTo("100%");

        browser.click(".times .csv");
        String today = LocalDate.now(ZONE).toString();
        List<CSVRecord> file = saved("times-processing-time-" + today + "-" + today + ".csv");
        for (int i = 0; i < 14; i++) {
            JsonNode bar = times.path("histogram").get(i);
            assertThat(file.get(i).get("count")).isEqualTo(bar.path("count").asText());
            assertThat(file.get(i).get("upTo")).isEqualTo(bar.path("upTo").isNull() ? "" : bar.path("upTo").asText());
        }
        browser.click(".times .ways a");
        browser.awaitText(".panel h2", "3 dossiers");
        assertThat(browser.address()).contains("by=ended");
    }

    @Test
    void stepsAreListedByNameAndOneCanBeLookedAt() throws Exception {
        visit("view=times&duration=step-time");
        JsonNode all = json("/api/v1/distributions?duration=step-time");
        eventually().untilAsserted(() -> assertThat(count(".steps tbody tr")).isEqualTo(all.path("steps").size()));
        assertThat(all.path("steps").get(0).path("step").asText()).isEqualTo("appraise");
        browser.click(".steps tbody a");
        browser.awaitText(".times h2", "Time of steps: appraise");
        assertThat(browser.address()).contains("step=appraise");
    }

    @Test
    void whereNothingEndedNothingIsDrawnAsZero() {
        visit("view=times&duration=acceptance-time");
        browser.awaitText(".times .none", "Nothing ended in the period.");
        assertThat(count(".histogram")).isZero();
        visit("view=times&duration=waiting-time&channel=ONLINE");
        browser.awaitText(".times .none", "not applicable");
    }

    @Test
    void outagesAreBandsBesideTheLateDossiersThatWereOpenMeanwhile() throws Exception {
        visit("view=outages&period=30d");
        String from = LocalDate.now(ZONE).minusDays(29).toString();
        JsonNode outages = json("/api/v1/outages?from=" + from + "&to=" + LocalDate.now(ZONE));
        eventually().untilAsserted(() -> assertThat(count(".outages tbody tr")).isEqualTo(2));
        assertThat(count(".bands .out")).isEqualTo(2);
        assertThat(browser.text(".outages tbody tr:first-child td.endedAt")).isEqualTo("still out");
        JsonNode past = outages.path("outages").get(1);
        assertThat(browser.text(".outages tbody tr:last-child td.lateDossiers")).isEqualTo("" + past.path("lateDossiers").asInt());
        assertThat(past.path("lateDossiers").asInt()).isEqualTo(LATE);
        assertThat(browser.text(".outage-sum")).startsWith("620 of 620 late dossiers (100%)");
        assertThat(count(".availability tbody tr")).isEqualTo(4);

        browser.click(".outages .csv");
        List<CSVRecord> file = saved("outages-" + from + "-" + LocalDate.now(ZONE) + ".csv");
        assertThat(file).extracting(row -> row.get("id")).containsExactly("O-2", "O-1");
        assertThat(file.get(1).get("seconds")).isEqualTo("" + 3 * 86_400);
        String dossier = browser.text(".outages td.dossiers a");
        browser.click(".outages td.dossiers a");
        browser.awaitText(".panel h2", dossier);
    }

    @Test
    void theIdentitiesOfAUnitAndPeriodAreShownWithBothSides() throws Exception {
        visit("view=reconciliation&period=month&unit=" + UNIT);
        eventually().untilAsserted(() -> assertThat(count("tr[data-identity][data-check=holds]")).isEqualTo(8));
        assertThat(browser.text("tr[data-identity=released] td.cells")).startsWith("3");
        assertThat(browser.text("tr[data-identity=released] td.cases")).startsWith("3").contains("released-late 3");
        assertThat(browser.text("#group-views [aria-current=page]")).isEqualTo("Reconciliation");

        browser.click(".reconciliation .csv");
        LocalDate today = LocalDate.now(ZONE);
        List<CSVRecord> file = saved("reconciliation-" + today.withDayOfMonth(1) + "-" + today + ".csv");
        JsonNode answer = json("/api/v1/reconciliation?unit=" + UNIT + "&from=" + today.withDayOfMonth(1) + "&to=" + today);
        assertThat(file).hasSize(8);
        for (int i = 0; i < 8; i++) {
            JsonNode line = answer.path("identities").get(i);
            assertThat(file.get(i).get("identity")).isEqualTo(line.path("identity").asText());
            assertThat(file.get(i).get("cells")).isEqualTo(line.path("cells").asText());
        }
    }

    @Test
    void aListOfAlertsGoesOnBeyondThePagesOfTheServer() {
        visit("view=alerts&rule=overdue&historic=any");
        eventually().untilAsserted(() -> assertThat(count("tr[data-alert]")).isEqualTo(100));
        browser.click("#more-alerts");
        eventually().untilAsserted(() -> assertThat(count("tr[data-alert]")).isEqualTo(600));
        browser.click("#more-alerts");
        eventually().untilAsserted(() -> assertThat(count("tr[data-alert]")).isEqualTo(LATE - 3));
        assertThat(browser.run("return document.getElementById('more-alerts').hidden")).isEqualTo(true);
    }

    @Test
    void viewsAreReachedByGroupsWithTheKeyboard() {
        visit("view=dossiers");
        assertThat(browser.text("#views [aria-current]:not([aria-current=false])")).isEqualTo("Dossiers");
        assertThat(browser.run("return document.getElementById('group-views').hidden")).isEqualTo(true);
        browser.tabTo("#views [data-view=figures]");
        browser.press(Keys.ENTER);
        browser.awaitText("#group-views [aria-current=page]", "Overview");
        browser.tabTo("#group-views [data-view=outages]");
        browser.press(Keys.ENTER);
        browser.awaitText("#group-views [aria-current=page]", "Outages");
        assertThat(browser.text("#views [aria-current=true]")).isEqualTo("Figures");
        browser.goBack();
        browser.awaitText("#group-views [aria-current=page]", "Overview");
    }

    @Test
    void theTalliesOfAlertsFitBesideTheViewsOnAUsualScreen() {
        browser.resize(1920, 1080);
        for (String language : List.of("vi", "en")) {
            browser.visit(CITY.get().display().resolve("/?lang=" + language));
            browser.awaitLink("fresh");
            eventually().untilAsserted(() -> assertThat(count("#alert-tallies [data-rule]")).isPositive());
            assertThat(browser.run("""
                    return new Set([...document.querySelectorAll('#alert-tallies button, #group-views a:not([hidden])')]
                      .map(each => Math.round((each.getBoundingClientRect().top + each.getBoundingClientRect().bottom) / 4))).size"""))
                    .as(language).isEqualTo(1L);
        }
    }

    @Test
    void figuresCanBeThoseOfTheUnitsOfToday() {
        visit("view=units&kpi=dossiers.received&period=custom&from=2025-06-01&to=2025-07-31");
        browser.awaitText(".league .reorganised", "Units were reorganised on 01/07/2025");
        browser.click("#units-now");
        eventually().untilAsserted(() -> assertThat(browser.address()).contains("units=now"));
        eventually().untilAsserted(() -> assertThat(count("td.value")).isPositive());
        browser.tabTo("#group-views [data-view=procedures]");
        browser.press(Keys.ENTER);
        eventually().untilAsserted(() -> assertThat(browser.address()).doesNotContain("units="));
    }
}
