package city.ioc.standalone.pipeline;

import city.ioc.dashboards.DashboardServer;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The wall: all of it on one screen, live, turning by itself, and honest when the figures are not of this moment. */
@Timeout(240)
class WallBrowserIT extends BrowserTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String RECEIVED = ".day:first-child .main";
    private static final String FRESH = ".wall .fresh-words";

    /** What does not fit into its box, of all that has text of its own and is not meant to be cut with an ellipsis. */
    private static final String CUT_OFF = """
            const bottom = innerHeight, right = innerWidth;
            return [...document.querySelectorAll('.wall *')].filter(each => each.checkVisibility())
              .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
              .filter(each => {
                const box = each.getBoundingClientRect();
                const panel = each.closest('.panel, header, footer, .strip')?.getBoundingClientRect() ?? {bottom, right, top: 0};
                return box.bottom > panel.bottom + 1 || box.right > panel.right + 1 || box.bottom > bottom + 1 || box.top < panel.top - 1;
              }).map(each => `${each.className}: ${each.textContent}`)""";

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    private void visit(URI display, String query) {
        browser.visit(display.resolve("/?lang=en&view=wall&" + query));
        browser.awaitLink("fresh");
    }

    private void visit(String query) {
        visit(CITY.get().display(), query);
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, overview, dark", "1920, 1080, map, light", "1920, 1080, work, dark", "1920, 1080, index, light"})
    void everythingIsOnOneScreenAndLargeEnough(int width, int height, String scene, String theme) {
        check(width, height, scene, theme);
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({
        "3840, 2160, overview, light", "3840, 2160, map, dark", "3840, 2160, index, dark", "2560, 1080, overview, dark", "1366, 768, overview, light",
    })
    void everythingIsOnOtherScreensToo(int width, int height, String scene, String theme) {
        check(width, height, scene, theme);
    }

    private void check(int width, int height, String scene, String theme) {
        browser.resize(width, height);
        visit("scene=" + scene + "&theme=" + theme);
        eventually().untilAsserted(() ->
                assertThat(browser.run("return document.querySelectorAll('[data-part=loading]').length")).isEqualTo(0L));
        eventually().untilAsserted(() -> assertThat((List<?>) browser.run(CUT_OFF)).isEmpty());

        assertThat(browser.run("return document.documentElement.scrollHeight <= innerHeight")).isEqualTo(true);
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        double rem = Math.min(width / 120.0, height / 67.5);
        double smallest = ((Number) browser.run("""
                return Math.min(...[...document.querySelectorAll('.wall *')].filter(each => each.checkVisibility())
                  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
                  .map(each => parseFloat(getComputedStyle(each).fontSize)))""")).doubleValue();
        assertThat(smallest).as("smallest text in 1/120 of the width").isGreaterThanOrEqualTo(rem * 0.93);
        double figure = ((Number) browser.run("""
                return Math.max(...[...document.querySelectorAll('.wall *')].map(each => parseFloat(getComputedStyle(each).fontSize)))"""))
                .doubleValue();
        assertThat(figure / rem).as("largest figure").isGreaterThan(2);
    }

    @Test
    void anAcceptedDossierShowsWithoutAReload() throws Exception {
        visit("scene=overview");
        browser.run("window.sameDocument = true");
        eventually().untilAsserted(() -> assertThat(browser.text(RECEIVED)).matches("[0-9]+"));
        int before = Integer.parseInt(browser.text(RECEIVED));
        assertThat(CITY.get().post(SentEvent.accepted("wall-1", "31135")).statusCode()).isEqualTo(202);
        browser.awaitText(RECEIVED, "" + (before + 1));
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void whatIsDueIsCountedByDayAndLeadsToItsList() throws Exception {
        visit("scene=overview");
        String tomorrow = LocalDate.now(ZONE).plusDays(1).toString();
        String path = "/api/v1/dossiers?state=open&limit=1&due-from=" + tomorrow + "&due-to=" + tomorrow;
        String due = CITY.get().get(path).body().replaceAll(".*\"total\":([0-9]+).*", "$1");
        browser.awaitText(".due-days li:nth-child(3) strong", due);
        browser.click(".due-days li:nth-child(3) a");
        browser.awaitText(".panel h2", due + " dossiers");
    }

    @Test
    void scenesFollowEachOtherUntilTheSpaceBarStopsThemAndArrowsTurnThem() {
        visit("rotate=5&scenes=map,work");
        browser.awaitText(".place[aria-current=page]", "Map");
        browser.awaitText(".place[aria-current=page]", "To do");
        browser.awaitText(".place[aria-current=page]", "Map");

        browser.press(Keys.SPACE);
        browser.awaitText(".places .tool", "Go on changing screens");
        browser.press(Keys.ARROW_RIGHT);
        browser.awaitText(".place[aria-current=page]", "To do");
        assertThat(browser.address()).contains("scene=work", "rotate=5");
        assertThat(((List<?>) browser.run("return [...document.querySelectorAll('.place')].map(each => each.textContent)")).stream()
                        .map(Object::toString))
                .containsExactly("Map", "To do", "To the console");
    }

    @Test
    void figuresThatAreOldSayHowOldAndThoseOfALostServerStay() throws Exception {
        expectedComplaint = complaint -> complaint.contains("net::ERR_");
        AtomicReference<String> stands = new AtomicReference<>();
        DashboardServer display = AnotherDisplay.start(CITY.get(), 0, () -> Optional.ofNullable(stands.get()));
        URI address = URI.create("http://localhost:" + display.port());
        try {
            visit(address, "scene=overview");
            eventually().untilAsserted(() -> assertThat(browser.text(RECEIVED)).matches("[0-9]+"));
            String received = browser.text(RECEIVED);

            stands.set("the pipeline stands still");
            browser.awaitLink("stale");
            eventually().untilAsserted(() ->
                    assertThat(browser.text(FRESH)).matches("Stale: complete as of [0-9:]{8}, [0-9]+ s behind"));
            assertThat(browser.text(RECEIVED)).isEqualTo(received);
            stands.set(null);
            browser.awaitLink("fresh");

            display.close();
            browser.awaitLink("lost");
            eventually().untilAsserted(() -> assertThat(browser.text(FRESH))
                    .matches("Disconnected, figures as of [0-9:]{8}, [0-9]+ s ago. Reconnecting…"));
            assertThat(browser.text(RECEIVED)).isEqualTo(received);
            int port = address.getPort();
            display = AnotherDisplay.start(CITY.get(), port, Optional::empty);
            browser.awaitLink("fresh");
            browser.awaitText(RECEIVED, received);
        } finally {
            display.close();
        }
    }
}
