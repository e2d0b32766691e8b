package city.ioc.standalone.pipeline;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A wrong cell is a red badge on the page, which tells the unit and what it breaks. */
@Tag("long")
@Timeout(300)
class BrokenCellBrowserIT extends BrowserTest {
    private static final String BADGE = "#broken-title";

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.forBrowser("cantho");

    @Test
    void isABadgeThatOpensAListInBothLanguages() throws Exception {
        BrokenCell cell = BrokenCell.in(CITY.get());
        browser.visit(CITY.get().display().resolve("/?lang=vi"));
        browser.awaitLink("fresh");
        assertThat(browser.run("return document.getElementById('broken').hidden")).isEqualTo(true);

        cell.write(5);
        cell.awaitState("broken");
        browser.reload();
        browser.awaitText(BADGE, "Số liệu không khớp: 3");
        browser.click("[data-lang=en]");
        browser.awaitText(BADGE, "Figures do not reconcile: 3");
        assertThat(browser.text("#broken-list")).isEmpty();
        browser.click(BADGE);
        eventually().untilAsserted(() -> assertThat(browser.text("#broken-list").lines())
                .containsExactly(
                        "Department of Justice (STP): received: 5 in sums, 1 by cases",
                        "Department of Justice (STP): carried over + taken in = ended + open: 5 in sums, 1 by cases",
                        "Department of Justice (STP): sum of what cases contribute received: 5 in sums, 1 by cases"));
        assertThat(browser.text("#about")).endsWith("Figures do not reconcile: 3");
    }
}
