package city.ioc.standalone.pipeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A what-if from its form to what differs, and away again. */
@Timeout(180)
class ReplayBrowserIT extends BrowserTest {
    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    @Test
    void duesAreMovedAndWhatDiffersIsShown() throws Exception {
        browser.visit(CITY.get().display().resolve("/?lang=en&view=replays&period=30d"));
        browser.awaitLink("fresh");
        eventually().untilAsserted(() -> assertThat(browser.text(".replays .panel-body")).contains("No what-if yet."));
        browser.click(".replay-go .apply");
        eventually().untilAsserted(() -> assertThat(browser.text(".replay-go .decide-result")).startsWith("Nothing is changed yet"));

        browser.run("document.querySelector('#replay-shift').value = '-20'");
        browser.click(".replay-go .apply");

        eventually().untilAsserted(() -> assertThat(browser.text(".replays tbody")).contains("dues moved by -20 days", "done"));
        browser.click(".replays [data-act^=replayCompare]");
        eventually().untilAsserted(() -> assertThat(browser.text(".replay-comparison tbody")).contains("On time or still within time"));
        assertThat(browser.text(".replay-comparison")).contains("Dossiers whose alerts differ:");
        assertThat(browser.accessProblems()).isEmpty();

        browser.click(".replays [data-act^=replayRemove]");
        eventually().untilAsserted(() -> assertThat(browser.text(".replays .panel-body")).contains("No what-if yet."));
    }
}
