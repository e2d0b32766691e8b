package city.ioc.standalone.pipeline;

import city.ioc.core.CaseEvents;
import city.ioc.dashboards.DashboardServer;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.streams.query.CaseAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** From a number down to a dossier, by the map and by lists; filters in the address; tables as files. */
@Timeout(240)
class ConsoleBrowserIT extends BrowserTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String TITLE = ".panel h2";
    private static final String MOST_OPEN = ".league tbody tr:first-child .unit-name";
    private static final String AN_BINH = "31150";

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    @BeforeAll
    static void awaitTheDossiers() throws Exception {
        if (CITY.get() != null) {
            eventually().untilAsserted(
                    () -> assertThat(json("/api/v1/dossiers?limit=1").path("total").asInt()).isGreaterThanOrEqualTo(180));
        }
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

    @Test
    void aNumberLeadsToItsListTheListToADossierAndTheTrailBackUp() throws Exception {
        visit("kpi=dossiers.open&order=worst");
        eventually().untilAsserted(() -> assertThat(browser.text(MOST_OPEN)).isNotEmpty());
        String name = browser.text(MOST_OPEN);
        String unit = browser.run("return document.querySelector(arguments[0]).dataset.unit", MOST_OPEN).toString();
        browser.click(MOST_OPEN);
        browser.awaitText("#unit option:checked", name);
        int open = json("/api/v1/dossiers?state=open&unit=" + unit).path("total").asInt();
        assertThat(open).isPositive();
        browser.awaitText(".card[data-kpi='dossiers.open'] .main", "" + open);

        browser.click(".ways a[href*='view=procedures']");
        browser.awaitText("#group-views [aria-current=page]", "Procedures");
        String procedure = json("/api/v1/procedure-figures?unit=" + unit).path("rows").get(0).path("procedure").asText();
        eventually().untilAsserted(() -> assertThat(browser.text("tbody td.procedure a")).isEqualTo(procedure));
        browser.click("tbody tr:first-child td.open a");

        int listed = json("/api/v1/dossiers?state=open&unit=" + unit + "&procedure=" + procedure).path("total").asInt();
        browser.awaitText(TITLE, listed + " dossiers");
        assertThat(browser.address()).contains("view=dossiers", "unit=" + unit, "procedure=" + procedure, "state=open");
        assertThat(count("tr[data-dossier]")).isEqualTo(listed);
        String dossier = browser.text("tr[data-dossier] a");
        browser.click("tr[data-dossier] a");

        browser.awaitText(TITLE, dossier);
        assertThat(browser.text(".facts")).contains(name, procedure);
        assertThat(count("svg.life rect")).isPositive();
        assertThat(browser.text("#trail")).contains("The whole city", name, dossier);
        browser.goBack();
        browser.awaitText(TITLE, listed + " dossiers");
        browser.click("#trail a");
        String all = json("/api/v1/dossiers?state=open&limit=1").path("total").asText();
        eventually().untilAsserted(() -> assertThat(browser.text(TITLE)).endsWith(all + " dossiers").isNotEqualTo(listed + " dossiers"));
    }

    @Test
    void whatIsDueOnADayIsListedByItsDays() throws Exception {
        String tomorrow = LocalDate.now(ZONE).plusDays(1).toString();
        visit("view=dossiers&state=open&by=due&period=custom&from=" + tomorrow + "&to=" + tomorrow);
        int due = json("/api/v1/dossiers?state=open&due-from=" + tomorrow + "&due-to=" + tomorrow).path("total").asInt();
        browser.awaitText(TITLE, due + " dossiers");
        assertThat(due).isPositive();
        assertThat(browser.text("#dossier-by option:checked")).isEqualTo("Due in the period");
    }

    @Test
    void oneDossierTellsItsPausesStepsAndAlertsInOrder() throws Exception {
        Instant begin = Instant.now().minusSeconds(3 * 86_400);
        send("dossier.accepted", "LIFE-1", begin, Map.of("unit", AN_BINH, "procedure", "1.001193", "dueAt", begin.plusSeconds(86_400).toString()));
        send("dossier.forwarded", "LIFE-1", begin.plusSeconds(3_600), Map.of("step", "appraise"));
        send("dossier.supplement-requested", "LIFE-1", begin.plusSeconds(7_200), Map.of());
        send("dossier.supplemented", "LIFE-1", begin.plusSeconds(10_800), Map.of());
        send("payment.requested", "LIFE-1", begin.plusSeconds(60), Map.of("feeId", "F", "amount", 8_000, "currency", "VND"));
        visit("view=dossier&dossier=LIFE-1");

        eventually().untilAsserted(() -> {
            browser.reload();
            Browser.eventually().untilAsserted(() -> assertThat(browser.text(TITLE)).isEqualTo("LIFE-1"));
            assertThat(browser.text(".dossier-view tbody")).contains("Accepted", "Step: appraise", "Paused: Documents missing",
                    "No longer paused: Documents missing", "Due", "Overdue from");
        });
        assertThat(browser.text(".dossier-state")).startsWith("In progress overdue for ");
        assertThat(browser.text(".facts")).contains("₫8,000, paid ₫0: ₫8,000 missing");

        eventually().untilAsserted(() -> assertThat(browser.text(".told tbody")).containsSubsequence(
                "Accepted", "An Bình", "Fee asked for", "₫8,000", "Step begins", "appraise", "Documents asked for", "Documents came"));
        assertThat(count(".told tr[data-effect=EFFECTIVE]")).isEqualTo(5);
        assertThat(browser.text(".told tr[data-pause=counted]")).contains("Documents asked for", "Paused");
    }

    @Test
    void alertsAreToldBetweenTheEventsOnceTheyHaveBegun() throws Exception {
        visit("view=system");
        Object rows = browser.run("""
                const entry = (at, after) => ({at, writtenAfterSeconds: after, effect: 'EFFECTIVE', correctedBy: null, counted: null,
                  state: 'PROCESSING', event: {type: 'dossier.forwarded.v1', source: '/d', data: {step: 'sign'}}});
                const session = {now: () => Date.parse('2026-02-26T12:00:00Z'), unitName: code => code, ruleName: id => id};
                return Promise.all(['base/text', 'parts/casetimeline'].map(name => import(`/web/${name}.js`))).then(([{chooseLanguage}, {toldRows}]) => {
                  chooseLanguage('en');
                  return toldRows(
                    {entries: [entry('2026-02-26T08:00:00Z', null), entry('2026-02-26T10:00:00Z', 10800)], pauses: []},
                    [{rule: 'overdue', from: '2026-02-26T09:00:00Z', to: '2026-02-26T13:00:00Z'}], session)
                    .map(row => [row.at.slice(11, 13), row.words, row.late ?? ''].join(' ')).join('; ');
                })""");

        assertThat(rows).isEqualTo("08 Step begins ; 09 Alert: overdue ; 10 Step begins written 3 h later");
    }

    @Test
    void eventsThatAreNotAvailableAreAskedForAgain() throws Exception {
        expectedComplaint = complaint -> complaint.contains("/timeline") && complaint.contains("503");
        Event event = Event.of("/desk", "1", "H13.12-T0", OffsetDateTime.now(), new DossierEvent.Withdrawn());
        CaseAnswer standby = new CaseAnswer.Found(new CaseEvents(List.of(event)), CaseAnswer.Copy.STANDBY, 3);
        AtomicReference<CaseAnswer> answer = new AtomicReference<>(new CaseAnswer.NotAvailable("its owner restarts"));
        try (DashboardServer display = AnotherDisplay.start(CITY.get(), id -> answer.get())) {
            browser.visit(URI.create("http://localhost:" + display.port() + "/?lang=en&view=dossier&dossier=H13.12-T0"));
            browser.awaitText(".told .part-note", "Could not be loaded: the events are not available right now; asking again");
            answer.set(standby);
            browser.awaitText(".told .standby", "A standby copy answers, 3 records behind: the latest events may be missing.");
            assertThat(browser.text(".told tbody strong")).isEqualTo("Withdrawn");
            assertThat(browser.text(".told .part-note")).isEmpty();
        }
    }

    @Test
    void theMapShowsEveryUnitOnceAndIsWalkedByArrows() throws Exception {
        visit("view=units&kpi=dossiers.received");
        eventually().untilAsserted(() -> assertThat(count(".tile")).isEqualTo(103));
        JsonNode league = json("/api/v1/league?kpi=dossiers.received&level=commune");
        String value = league.path("rows").get(0).path("kpi").path("value").asText();
        String best = league.path("rows").get(0).path("unit").asText();
        browser.awaitText(".tile[data-unit='" + best + "'] .tile-value", value);
        assertThat(((List<?>) browser.run("return [...document.querySelectorAll('.legend b')].map(each => Number(each.textContent))"))
                        .stream().mapToLong(each -> (Long) each).sum())
                .isEqualTo(103);

        browser.tabTo(".tile");
        assertThat(browser.hasFocus(".tile[data-unit='" + league.path("rows").get(0).path("unit").asText() + "']")).isTrue();
        browser.run("document.querySelector('.tile[data-unit=\"31135\"]').focus()");
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.hasFocus(".tile[data-unit='31147']")).as("Tân An lies west of Ninh Kiều").isTrue();
        browser.press(Keys.ARROW_UP);
        assertThat(browser.hasFocus(".tile[data-unit='31168']")).as("Bình Thuỷ lies north of Tân An").isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("#unit option:checked", "Bình Thuỷ");
    }

    @Test
    void aMapOfTheProfileIsDrawnAsShapesWithTilesBesideIt(@TempDir Path folder) throws Exception {
        Path profile = MappedProfile.of(folder);
        try (DashboardServer display = AnotherDisplay.start(CITY.get(), 0, profile, java.util.Optional::empty)) {
            browser.visit(URI.create("http://localhost:" + display.port() + "/?lang=en&view=units&kpi=dossiers.received"));
            browser.awaitLink("fresh");
            eventually().untilAsserted(() -> assertThat(count(".shape")).isEqualTo(2));
            assertThat(browser.run("return document.querySelector('.shape[data-unit=\"31135\"]').getAttribute('aria-label')").toString())
                    .startsWith("Ninh Kiều: ");
            browser.click(".map .tool");
            eventually().untilAsserted(() -> assertThat(count(".tile")).isEqualTo(103));
        }
    }

    @Test
    void aFileHasTheRowsOfTheApiWithAllDigits() throws Exception {
        visit("view=units&kpi=dossiers.on-time");
        eventually().untilAsserted(() -> assertThat(count("td.value")).isEqualTo(103));
        browser.click(".league .csv");
        String today = LocalDate.now(ZONE).toString();
        List<CSVRecord> file = rows(browser.saved("dossiers.on-time-" + today + "-" + today + ".csv"));
        JsonNode league = json("/api/v1/league?kpi=dossiers.on-time&level=commune").path("rows");
        assertThat(file).hasSize(103);
        for (int i = 0; i < file.size(); i++) {
            CSVRecord row = file.get(i);
            JsonNode answer = league.get(i);
            assertThat(row.get("unit")).isEqualTo(answer.path("unit").asText());
            assertThat(row.get("rank")).isEqualTo(text(answer.path("rank")));
            assertThat(row.get("name")).isEqualTo(answer.path("name").path("en").asText());
            assertThat(number(row.get("value"))).isEqualTo(number(text(answer.path("kpi").path("value"))));
            assertThat(number(row.get("denominator"))).isEqualTo(number(text(answer.path("kpi").path("denominator"))));
        }
    }

    @Test
    void aFileHasEveryPageOfTheList() throws Exception {
        visit("view=dossiers");
        eventually().untilAsserted(() -> assertThat(count("tr[data-dossier]")).isEqualTo(100));
        browser.click(".dossiers .csv");
        byte[] saved = browser.saved("dossiers-" + LocalDate.now(ZONE) + ".csv");
        assertThat(saved).startsWith(0xEF, 0xBB, 0xBF);
        List<CSVRecord> file = rows(saved);
        JsonNode list = json("/api/v1/dossiers?sort=due&limit=500").path("dossiers");
        Function<String, List<String>> column = name -> file.stream().map(row -> row.get(name)).toList();
        List<String> ids = new ArrayList<>();
        List<String> dues = new ArrayList<>();
        list.forEach(each -> {
            ids.add(each.path("id").asText());
            dues.add(text(each.path("dueAt")));
        });
        assertThat(column.apply("id")).isEqualTo(ids);
        assertThat(column.apply("dueAt")).isEqualTo(dues);
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeHarmless() throws Exception {
        visit("view=system");
        Object cells = browser.run("""
                return import('/web/base/csv.js').then(({csv}) => JSON.stringify(csv(['a', 'b'],
                  [['=1+1', '+84'], ['-x', '@y'], ['\\ttab', 'a,"b"\\nc'], [-5, 0.25], [null, true]])))""");

        assertThat(JSON.readValue(cells.toString(), String.class)).isEqualTo("\uFEFFa,b\r\n'=1+1,'+84\r\n'-x,'@y\r\n'\ttab,\"a,\"\"b\"\"\nc\"\r\n-5,0.25\r\n,true\r\n");
    }

    private static List<CSVRecord> rows(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8).substring(1);
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new java.io.StringReader(text)).getRecords();
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }

    private static Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static void send(String type, String subject, Instant time, Map<String, ?> data) throws Exception {
        assertThat(CITY.get().post(SentEvent.of(type, subject, time, data)).statusCode()).isEqualTo(202);
    }
}
