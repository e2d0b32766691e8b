package city.ioc.standalone.pipeline;

import city.ioc.dashboards.DashboardServer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The page as its viewer meets it: a browser in front of a whole running city. */
@Timeout(180)
class LivePageBrowserIT extends BrowserTest {
    private static final String NINH_KIEU = "31135";
    private static final String AN_BINH = "31150";
    private static final int MORE_THAN_ANY_OTHER = 5;
    private static final String RECEIVED = card("dossiers.received") + " .main";
    private static final String RECEIVED_NAME = card("dossiers.received") + " .name";

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    @RegisterExtension
    static final SharedCity OPEN_CITY = SharedCity.ofAnyUnits();

    @Test
    void anAcceptedDossierChangesItsFigureAndTheRowOfItsUnitWithoutAReload() throws Exception {
        browser.visit(page("?kpi=dossiers.received"));
        browser.awaitLink("fresh");
        browser.run("window.sameDocument = true");
        String ofUnit = row(NINH_KIEU) + " .value";
        eventually().untilAsserted(() -> assertThat(browser.text(ofUnit)).matches("[0-9]+"));
        int before = received();
        int unitBefore = Integer.parseInt(browser.text(ofUnit));

        accept(CITY.get(), "live-1", NINH_KIEU);
        browser.awaitText(RECEIVED, "" + (before + 1));
        browser.awaitText(ofUnit, "" + (unitBefore + 1));
        accept(CITY.get(), "live-2", NINH_KIEU);
        browser.awaitText(RECEIVED, "" + (before + 2));
        browser.awaitText(ofUnit, "" + (unitBefore + 2));

        assertThat(browser.text(row(NINH_KIEU) + " .unit-name")).isEqualTo("Phường Ninh Kiều");
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void speaksVietnameseUntilEnglishIsChosenAndRemembersTheChoice() {
        browser.visit(page(""));
        browser.awaitText("h1", "Thành phố Cần Thơ");
        browser.awaitText(RECEIVED_NAME, "Hồ sơ tiếp nhận");
        assertThat(language()).isEqualTo("vi");

        browser.click("[data-lang=en]");
        browser.awaitText("h1", "Cần Thơ");
        browser.awaitText(RECEIVED_NAME, "Dossiers received");
        assertThat(language()).isEqualTo("en");
        assertThat(browser.address()).contains("lang=en");

        browser.reload();
        browser.awaitText(RECEIVED_NAME, "Dossiers received");
        browser.visit(page(""));
        browser.awaitText(RECEIVED_NAME, "Dossiers received");
    }

    @Test
    void takesTheLanguageFromTheAddress() {
        browser.visit(page("?lang=en"));
        browser.awaitText(RECEIVED_NAME, "Dossiers received");
        browser.visit(page("?lang=vi"));
        browser.awaitText(RECEIVED_NAME, "Hồ sơ tiếp nhận");
        browser.visit(page("?lang=%3Cb%3E"));
        browser.awaitText(RECEIVED_NAME, "Hồ sơ tiếp nhận");
    }

    @Test
    void everythingIsReachedAndChangedByTheKeyboard() {
        browser.visit(page(""));
        browser.awaitLink("fresh");

        browser.tabTo(".skip");
        browser.tabTo("[data-lang=en]");
        browser.press(Keys.ENTER);
        browser.awaitText(RECEIVED_NAME, "Dossiers received");

        browser.tabTo("#periods input[value=today]");
        browser.press(Keys.ARROW_RIGHT);
        browser.awaitText("#periods input:checked + span", "Yesterday");
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        eventually().untilAsserted(() -> assertThat(browser.text("#span")).matches("01/.* – .*"));
        assertThat(browser.hasFocus("#periods input[value=month]:checked")).isTrue();
        browser.awaitLink("fresh");
        assertThat(browser.address()).contains("period=month");

        browser.tabTo("#unit");
        browser.press("Long T");
        browser.awaitText("#unit option:checked", "Long Tuyền");
        eventually().untilAsserted(() -> assertThat(browser.address()).contains("unit="));
        browser.tabTo(card("dossiers.open"));
        browser.press(Keys.SPACE);
        browser.awaitText("#trend-title", "Trend: Dossiers open");
        browser.tabTo("#level");
        browser.tabTo("#kpi");
        browser.tabTo("#turn");
        browser.press(Keys.ENTER);
        browser.awaitText("#turn", "Worst first");
        assertThat(browser.hasFocus("#turn")).isTrue();
        browser.tabTo(".league .unit-name");
    }

    @Test
    void keepsTheLastFiguresWhenTheServerIsLostAndConnectsAgainByItself() throws Exception {
        expectedComplaint = complaint -> complaint.contains("net::ERR_");
        DashboardServer display = AnotherDisplay.start(CITY.get(), 0, Optional::empty);
        int port = display.port();
        try {
            browser.visit(URI.create("http://localhost:" + port + "/?lang=en"));
            browser.awaitLink("fresh");
            browser.run("window.sameDocument = true");
            int before = received();
            accept(CITY.get(), "lost-1", AN_BINH);
            browser.awaitText(RECEIVED, "" + (before + 1));

            display.close();
            browser.awaitLink("lost");
            assertThat(browser.text("#fresh-text")).startsWith("Disconnected, figures as of ");
            assertThat(browser.text(RECEIVED)).isEqualTo("" + (before + 1));
            accept(CITY.get(), "lost-2", AN_BINH);

            display = AnotherDisplay.start(CITY.get(), port, Optional::empty);
            browser.awaitLink("fresh");
            browser.awaitText(RECEIVED, "" + (before + 2));
            accept(CITY.get(), "lost-3", AN_BINH);
            browser.awaitText(RECEIVED, "" + (before + 3));
            assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
        } finally {
            display.close();
        }
    }

    @Test
    void namesFromEventsAreTextWhateverTheyContain() throws Exception {
        String hostile = "<img src=x onerror=\"document.body.id='ran'\">'&amp;";
        for (int i = 0; i < MORE_THAN_ANY_OTHER; i++) {
            accept(OPEN_CITY.get(), "hostile-" + i, hostile);
        }
        eventually().untilAsserted(() -> assertThat(OPEN_CITY.get().get("/api/v1/units").body()).contains("onerror"));
        browser.visit(OPEN_CITY.get().display().resolve("/?kpi=dossiers.received"));
        browser.awaitText(".league .unit-name", hostile);
        browser.click(".league .unit-name");
        browser.awaitText("#unit option:checked", hostile);
        browser.awaitText(RECEIVED, "" + MORE_THAN_ANY_OTHER);
        browser.reload();
        browser.awaitText("#unit option:checked", hostile);
        browser.awaitText(RECEIVED, "" + MORE_THAN_ANY_OTHER);

        assertThat(browser.run("return document.querySelectorAll('img').length")).isEqualTo(0L);
        assertThat(browser.run("return document.body.id")).isEqualTo("");
    }

    private static void accept(RunningCity in, String dossier, String unit) throws Exception {
        assertThat(in.post(SentEvent.accepted(dossier, unit)).statusCode()).isEqualTo(202);
    }

    private static URI page(String query) {
        return CITY.get().display().resolve("/" + query);
    }

    private static String card(String kpi) {
        return ".card[data-kpi='" + kpi + "']";
    }

    private static String row(String unit) {
        return ".league tr:has([data-unit='" + unit + "'])";
    }

    private int received() {
        return Integer.parseInt(browser.text(RECEIVED));
    }

    private Object language() {
        return browser.run("return document.documentElement.lang");
    }
}
