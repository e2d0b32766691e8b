package city.ioc.standalone.pipeline;

import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests with a browser as good as new, which must have nothing to complain of but what a test expects. */
abstract class BrowserTest {
    @RegisterExtension
    static final SharedBrowser BROWSER = new SharedBrowser();

    Browser browser;
    Predicate<String> expectedComplaint = complaint -> false;

    @BeforeEach
    void takeBrowser() {
        browser = BROWSER.get();
    }

    @AfterEach
    void browserHasNoComplaints() {
        assertThat(browser.complaints()).filteredOn(expectedComplaint.negate()).isEmpty();
    }
}
