package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The time machine over a week of one unit that is worked out by hand. */
@Tag("long")
@Timeout(180)
class HistoryBrowserIT extends BrowserTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String AN_BINH = "31150";
    private static final LocalDate FIRST = LocalDate.now(ZONE).minusDays(6);

    /** Notes the moment and the figures whenever the page has drawn another moment. */
    private static final String WATCH = """
            window.seen = [];
            new MutationObserver(() => {
              const view = document.querySelector('.history-view');
              const figures = [...document.querySelectorAll('.moment-tile')].map(each => each.dataset.kpi + '=' + each.dataset.value);
              window.seen.push([view.dataset.asOf, document.querySelector('.big-moment').textContent, ...figures]);
            }).observe(document.querySelector('.history-view'), {attributes: true, attributeFilter: ['data-as-of']});""";

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.forBrowser("cantho");

    /** W1 is late by nine hours, W2 in time, W3 overdue since the fifth day. */
    @BeforeAll
    static void liveAWeek() throws Exception {
        if (CITY.get() != null) {
            List<String> events = new ArrayList<>();
            events.add(accepted("H13.12-W1", at(0, 8), at(2, 16)));
            events.add(accepted("H13.12-W2", at(1, 10), at(5, 16)));
            events.add(accepted("H13.12-W3", at(2, 14), at(3, 12)));
            events.add(resolved("H13.12-W2", at(2, 10)));
            events.add(resolved("H13.12-W1", at(3, 9)));
            assertThat(CITY.get().postBatch(events).body()).endsWith("\"refused\":[]}");
            eventually().untilAsserted(() -> assertThat(kpi("dossiers.received", at(6, 0), "7d")).isEqualTo("3"));
        }
    }

    private static Instant at(int day, int hour) {
        return FIRST.plusDays(day).atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }

    private static String accepted(String dossier, Instant at, Instant due) {
        return SentEvent.of(
                "dossier.accepted", dossier, at,
                Map.of("unit", AN_BINH, "procedure", "1.001193", "channel", "DESK", "dueAt", due.toString()));
    }

    private static String resolved(String dossier, Instant at) {
        return SentEvent.of("dossier.resolved", dossier, at, Map.of("outcome", "APPROVED"));
    }

    /** As the API tells it. */
    private static String kpi(String id, Instant asOf, String horizon) throws Exception {
        JsonNode answer = JSON.readTree(CITY.get()
                .get("/api/v1/kpis?unit=" + AN_BINH + "&kpi=" + id + "&horizon=" + horizon + "&as-of="
                        + URLEncoder.encode(asOf.toString(), UTF_8))
                .body());
        JsonNode value = answer.get(0).path("value");
        return value.isNull() ? "" : value.decimalValue().stripTrailingZeros().toPlainString();
    }

    private void visit(Instant moment, int speed) {
        browser.visit(CITY.get().display().resolve("/?lang=en&view=history&unit=%s&since=%s&until=%s&speed=%d&moment=%s"
                .formatted(AN_BINH, FIRST, FIRST.plusDays(5), speed, moment)));
        awaitMoment(moment);
    }

    private void awaitMoment(Instant moment) {
        eventually().untilAsserted(() -> assertThat(Instant.parse(
                        browser.run("return new Date(document.querySelector('.history-view').dataset.asOf).toISOString()").toString()))
                .isEqualTo(moment));
    }

    private String shown(String kpi) {
        return browser.run("return document.querySelector(`.moment-tile[data-kpi='${arguments[0]}']`).dataset.value", kpi).toString();
    }

    private void assertShown(String received, String open, String overdue) {
        assertThat(List.of(shown("dossiers.received"), shown("dossiers.open"), shown("dossiers.overdue")))
                .containsExactly(received, open, overdue);
    }

    @Test
    void aMomentIsShownAsItWasAndTheKeysGoOnFromIt() {
        visit(at(2, 15), 3600);
        assertShown("1", "2", "0");
        assertThat(browser.text(".history-band")).contains("History", "15:00");
        assertThat(browser.text(".ticker-list")).contains("Accepted", "H13.12-W3").doesNotContain("H13.12-W2");

        browser.tabTo("#scrubber");
        for (int i = 0; i < 9; i++) {
            browser.press(Keys.ARROW_RIGHT);
        }
        awaitMoment(at(3, 0));
        assertShown("0", "2", "1");
        assertThat(browser.text(".ticker-list")).contains("Became overdue", "H13.12-W1");
        browser.press(Keys.PAGE_UP);
        awaitMoment(at(4, 0));
        assertShown("0", "1", "1");
        browser.pressWithShift(Keys.ARROW_LEFT);
        awaitMoment(at(4, 0).minusSeconds(60));
        assertShown("0", "1", "0");
        browser.press(Keys.HOME);
        awaitMoment(at(0, 0));
        assertShown("0", "", ""); // nothing stands where nothing was known yet
        browser.press(Keys.END);
        awaitMoment(at(6, 0));
        assertThat(browser.run("return document.querySelector('#scrubber').getAttribute('aria-valuetext')").toString())
                .startsWith("00:00");
        assertThat(browser.hasFocus("#scrubber")).isTrue();
    }

    @Test
    void aMomentIsSharedByItsAddressAndLeftForTheLiveFigures() {
        visit(at(1, 0), 3600);
        browser.click("[data-step='+day']");
        awaitMoment(at(2, 0));
        browser.click("[data-step='+hour']");
        awaitMoment(at(2, 1));
        String address = browser.address();
        browser.click(".history-live");
        browser.awaitText("#group-views [aria-current=page]", "Overview");
        assertThat(browser.address()).doesNotContain("moment", "since").contains("unit=" + AN_BINH);

        browser.visit(URI.create(address));
        awaitMoment(at(2, 1));
        assertShown("0", "2", "0");
    }

    @Test
    void whilePlayingEveryFigureIsThatOfTheMomentAboveIt() throws Exception {
        visit(at(0, 0), 86_400);
        browser.run(WATCH);
        browser.tabTo("#scrubber");
        browser.press(Keys.SPACE);
        browser.awaitText("#play", "❚❚ Pause");
        browser.awaitText("#play", "▶ Play");
        awaitMoment(at(6, 0));

        List<?> seen = (List<?>) browser.run("return window.seen");
        assertThat(seen).hasSizeGreaterThan(8);
        Instant before = at(0, 0);
        for (Object each : seen) {
            List<?> frame = (List<?>) each;
            Instant asOf = OffsetDateTime.parse(frame.getFirst().toString()).toInstant();
            assertThat(asOf).isAfterOrEqualTo(before);
            assertThat(frame.get(1).toString()).startsWith(asOf.atZone(ZONE).toLocalTime().toString());
            for (String id : List.of("dossiers.received", "dossiers.open", "dossiers.overdue")) {
                assertThat(frame.contains(id + "=" + kpi(id, asOf, "today"))).as("%s in %s", id, frame).isTrue();
            }
            before = asOf;
        }
    }
}
