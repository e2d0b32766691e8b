package city.ioc.standalone.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes the pictures in {@code docs/images}, when asked to by {@code -Dscreenshots=true}. */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
@Timeout(180)
class ScreenshotsBrowserIT {
    private static final Path IMAGES = Project.ROOT.resolve("docs").resolve("images");
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int MOST_BYTES = 300_000;

    @Test
    void showsASmallCityInBothLanguages(@TempDir Path data) throws Exception {
        try (Browser browser = Browser.open();
                RunningCity city = RunningCity.start(data, Project.profile("cantho"))) {
            ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
            assertThat(city.postBatch(SmallCity.events(Instant.now(), zone)).body()).endsWith("\"refused\":[]}");
            take(city, browser, "vi", "Số liệu lúc ");
            take(city, browser, "en", "Figures as of ");
        }
    }

    private static void take(RunningCity city, Browser browser, String language, String fresh) throws Exception {
        browser.visit(city.display().resolve("/?lang=" + language));
        Browser.eventually().untilAsserted(() -> {
            assertThat(browser.text("#fresh-text")).startsWith(fresh);
            assertThat(browser.text(".card[data-kpi='dossiers.received'] .main")).isEqualTo("110");
            assertThat(browser.text(".league .value")).contains("%");
            assertThat(browser.run("return document.querySelectorAll('.changed').length")).isEqualTo(0L);
        });
        byte[] picture = browser.picture(WIDTH, HEIGHT);
        assertThat(picture.length).isLessThan(MOST_BYTES);
        Files.createDirectories(IMAGES);
        Files.write(IMAGES.resolve("live-page-" + language + ".png"), picture);
    }
}
