package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A screen that stays open while another generation is shown, and the operator who takes it back there. */
@Tag("long")
@Timeout(240)
class GenerationsBrowserIT extends BrowserTest {
    private static final String RECEIVED_NAME = "[data-kpi='dossiers.received'] .name";
    private static final String STATES = ".generations td.state";
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.forBrowser("cantho");

    @Test
    void figuresAndTheirNamesTurnWithoutAReloadAndAnOperatorGoesBack() throws Exception {
        browser.visit(CITY.get().display().resolve("/?lang=en"));
        browser.awaitText(RECEIVED_NAME, "Dossiers received");
        browser.run("window.sameDocument = true; window.confirm = () => true");

        start();
        browser.awaitText(RECEIVED_NAME, "Dossiers taken in");
        browser.awaitLink("fresh");

        browser.click("#views [data-view=system]");
        eventually().untilAsserted(() -> assertThat(browser.text(".generations tbody")).contains("shown", "before", "ready"));
        assertThat(browser.text(STATES)).startsWith("shown");
        browser.run("document.querySelector('.generations .who').value = ''");
        browser.click(".generations [data-act^=goBack]");
        browser.awaitText(".generations [role=status]", "Say who you are first.");
        browser.run("document.querySelector('.generations .who').value = 'Lan'");
        browser.click(".generations [data-act^=goBack]");
        eventually().untilAsserted(() -> assertThat(browser.text(".generations")).contains("promoted by Lan"));

        browser.click("#views [data-view=figures]");
        browser.awaitText(RECEIVED_NAME, "Dossiers received");
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    /** One more day off, long ago, and another name of a KPI. */
    private static void start() throws Exception {
        String calendar = Files.readString(Project.profile("cantho").resolve("calendar.yaml"))
                .replace("daysOff:\n", "daysOff:\n  - {date: 2012-01-02, name: New}\n");
        String kpis = Files.readString(Project.profile("kpis.yaml")).replace("en: Dossiers received", "en: Dossiers taken in");
        URI path = CITY.get().display().resolve("/api/v1/generations");
        String body = JSON.writeValueAsString(Map.of("files", Map.of("calendar.yaml", calendar, "kpis.yaml", kpis), "by", "Minh"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        }
    }
}
