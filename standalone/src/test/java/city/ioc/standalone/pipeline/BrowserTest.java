package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests with a browser each, which must have nothing to complain of but what a test expects. */
abstract class BrowserTest {
    Browser browser;
    Predicate<String> expectedComplaint = complaint -> false;

    @BeforeEach
    void openBrowser() throws IOException {
        browser = Browser.open();
    }

    @AfterEach
    void closeBrowserWithoutComplaints() {
        if (browser != null) {
            try (Browser closed = browser) {
                assertThat(closed.complaints()).filteredOn(expectedComplaint.negate()).isEmpty();
            }
        }
    }
}
