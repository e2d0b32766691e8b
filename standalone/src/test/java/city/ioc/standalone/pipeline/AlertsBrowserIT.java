package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The alerts as an operator meets them: raised by the clock, worked on in the page, cleared by what comes late. */
@Timeout(180)
class AlertsBrowserIT extends BrowserTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String APPLY = "#apply:enabled";
    private static final String RESULT = "#act-result";

    /** An event and the check that it is stored must fit in, so that the due is still ahead when it is known. */
    private static final int SECONDS_TO_DUE = 3;

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofAnyUnits();

    @Test
    void anAlertIsRaisedByTheClockAcknowledgedByTheKeyboardAndClearedByLateData() throws Exception {
        visit("lang=en&view=alerts&rule=overdue");
        Instant due = acceptShortBeforeItsDue("LATE-1", "alpha");
        awaitStanding("LATE-1", "Raised");
        assertThat(browser.text(row("LATE-1") + " .due")).startsWith("was due ");

        browser.tabTo(row("LATE-1") + " input");
        browser.press(Keys.SPACE);
        browser.awaitText(APPLY, "Acknowledge (1)");
        browser.tabTo("#actions input[value=acknowledge]");
        browser.tabTo("#by");
        browser.press("Lan");
        browser.press(Keys.ENTER);
        browser.awaitText(RESULT, "1 recorded.");
        awaitStanding("LATE-1", "Acknowledged");
        assertThat(alert("LATE-1").path("state").asText()).isEqualTo("ACKNOWLEDGED");
        JsonNode acknowledged = alert("LATE-1").path("changes").get(1);
        assertThat(acknowledged.path("by").asText()).isEqualTo("Lan");
        assertThat(acknowledged.path("byVerified").asBoolean(true)).isFalse();

        send("dossier.resolved", "LATE-1", due.minusSeconds(1), Map.of("outcome", "APPROVED"));
        eventually().untilAsserted(() -> assertThat(alert("LATE-1").path("state").asText()).isEqualTo("CLEARED"));
        assertThat(alert("LATE-1").path("reason").asText()).isEqualTo("LATE_DATA");
        eventually().untilAsserted(() -> assertThat(count(row("LATE-1"))).isZero());

        visit("lang=en&view=alerts&rule=overdue&state=cleared&alert=LATE-1!overdue");
        awaitStanding("LATE-1", "Cleared");
        eventually().untilAsserted(() -> assertThat(browser.text("#detail-body"))
                .contains("late data show that it was over before", "Acknowledged · Lan (not verified)", "Resolved"));
    }

    @Test
    void selectionAndFocusStayWhileAlertsComeAndManyAreAssignedAtOnce() throws Exception {
        visit("lang=en&view=alerts&rule=overdue&unit=beta", "MANY-1", "beta");
        browser.run("window.sameDocument = true");
        browser.tabTo(row("MANY-1") + " input");
        browser.press(Keys.SPACE);

        acceptShortBeforeItsDue("MANY-2", "beta");
        awaitStanding("MANY-2", "Raised");
        assertThat(browser.hasFocus(row("MANY-1") + " input:checked")).isTrue();
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.hasFocus(row("MANY-2") + " input")).isTrue();
        browser.press(Keys.SPACE);
        browser.press(Keys.TAB);
        browser.press(Keys.ARROW_UP);
        assertThat(browser.hasFocus(row("MANY-1") + " .opens")).isTrue();

        browser.tabTo("#actions input[value=acknowledge]");
        browser.press(Keys.ARROW_RIGHT);
        browser.awaitText(APPLY, "Assign (2)");
        browser.tabTo("#assign-to");
        browser.press("Minh");
        browser.tabTo("#by");
        browser.press("Lan");
        browser.tabTo(APPLY);
        browser.press(Keys.ENTER);
        browser.awaitText(RESULT, "2 recorded.");
        awaitStanding("MANY-1", "Raised, Minh");
        awaitStanding("MANY-2", "Raised, Minh");
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
        assertThat(browser.run("return localStorage.getItem('by')")).isEqualTo("Lan");
    }

    @Test
    void whoActsOnAnAlertThatHasMovedOnIsToldSo() throws Exception {
        expectedComplaint = complaint -> complaint.contains("status of 409");
        visit("lang=en&view=alerts&rule=overdue&unit=gamma&alert=MOVED-1!overdue", "MOVED-1", "gamma");
        browser.run("const real = fetch; window.fetch = (path, options) => real(path, options?.method === 'POST'"
                + " ? {...options, body: options.body.replace(/\"count\":[0-9]+/, '\"count\":99')} : options)");

        browser.tabTo("#by");
        browser.press("Lan");
        browser.awaitText(APPLY, "Acknowledge (1)");
        browser.click(APPLY);
        eventually().untilAsserted(() -> assertThat(browser.text(RESULT)).startsWith("1 had changed meanwhile"));
        assertThat(alert("MOVED-1").path("state").asText()).isEqualTo("RAISED");
    }

    @Test
    void commentsAreTextAndPersonalDataAreRefused() throws Exception {
        expectedComplaint = complaint -> complaint.contains("status of 400");
        String hostile = "<img src=x onerror=\"document.body.id='ran'\">";
        visit("lang=en&view=alerts&rule=overdue&unit=delta&alert=NOTE-1!overdue", "NOTE-1", "delta");
        browser.tabTo("#actions input[value=acknowledge]");
        browser.press(Keys.ARROW_LEFT);
        browser.tabTo("#note");
        browser.press("call 0912 345 678");
        browser.tabTo("#by");
        browser.press("Lan");
        browser.tabTo(APPLY);
        browser.press(Keys.ENTER);
        eventually().untilAsserted(() -> assertThat(browser.text(RESULT)).contains("looks like personal data"));

        browser.run("document.getElementById('note').value = arguments[0]", hostile);
        browser.click(APPLY);
        browser.awaitText(RESULT, "1 recorded.");
        browser.awaitText(".timeline q", hostile);
        assertThat(browser.run("return document.querySelectorAll('img').length")).isEqualTo(0L);
        assertThat(browser.run("return document.body.id")).isEqualTo("");
    }

    @Test
    void everyPageCountsOpenAlertsAndTheAddressKeepsViewAndFilters() throws Exception {
        visit("lang=en&unit=epsilon", "WALL-1", "epsilon");
        browser.awaitText("#alert-tallies [data-rule=overdue] strong", "1");
        assertThat(count("#alerts-view:not([hidden])")).isZero();
        browser.click("#alert-tallies [data-rule=overdue]");
        awaitStanding("WALL-1", "Raised");
        assertThat(browser.address()).contains("view=alerts", "rule=overdue", "unit=epsilon");

        browser.click("[data-lang=vi]");
        awaitStanding("WALL-1", "Mới");
        browser.click(row("WALL-1") + " .opens");
        eventually().untilAsserted(() -> assertThat(browser.text(".timeline")).contains("Phát sinh"));
        assertThat(browser.address()).contains("alert=WALL-1");
        browser.click("#detail-close");
        eventually().untilAsserted(() -> assertThat(count("#alert-detail[hidden]")).isEqualTo(1));
        browser.awaitText(row("WALL-1") + " .rule", "Hồ sơ quá hạn");
        browser.reload();
        awaitStanding("WALL-1", "Mới");
        browser.awaitText("#alert-rule option:checked", "Hồ sơ quá hạn");
        browser.click("#views [data-view=figures]");
        eventually().untilAsserted(() -> assertThat(count("#alerts-view:not([hidden])")).isZero());
        assertThat(browser.address()).doesNotContain("view=alerts");
    }

    /** A unit is known to the page once it has data; its alert is there when this returns. */
    private void visit(String query, String subject, String unit) throws Exception {
        acceptShortBeforeItsDue(subject, unit);
        eventually().untilAsserted(() -> assertThat(alert(subject).path("state").asText()).isEqualTo("RAISED"));
        visit(query);
        if (query.contains("view=alerts")) {
            awaitStanding(subject, "Raised");
        }
    }

    private void visit(String query) {
        browser.visit(CITY.get().display().resolve("/?" + query));
        browser.awaitLink("fresh");
    }

    private static Instant acceptShortBeforeItsDue(String subject, String unit) throws Exception {
        Instant now = Instant.now();
        Instant due = now.plusSeconds(SECONDS_TO_DUE);
        send("dossier.accepted", subject, now, Map.of("unit", unit, "procedure", "p", "dueAt", due.toString()));
        return due;
    }

    private static void send(String type, String subject, Instant time, Map<String, ?> data) throws Exception {
        assertThat(CITY.get().post(SentEvent.of(type, subject, time, data)).statusCode()).isEqualTo(202);
    }

    private static JsonNode alert(String subject) throws Exception {
        return JSON.readTree(CITY.get().get("/api/v1/alerts/" + subject + "!overdue").body());
    }

    private void awaitStanding(String subject, String expected) {
        browser.awaitText(row(subject) + " .where", expected);
    }

    private static String row(String subject) {
        return "tr[data-alert='" + subject + "!overdue']";
    }

    private long count(String css) {
        return (Long) browser.run("return document.querySelectorAll(arguments[0]).length", css);
    }
}
