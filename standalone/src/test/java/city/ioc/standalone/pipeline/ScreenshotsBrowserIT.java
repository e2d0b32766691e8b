package city.ioc.standalone.pipeline;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Takes the pictures in {@code docs/images} of the city that runs at {@code -Dscreenshots=http://localhost:8080}, best {@code ioc demo}. */
@EnabledIfSystemProperty(named = "screenshots", matches = "http.+")
@Timeout(180)
class ScreenshotsBrowserIT {
    private static final Path IMAGES = Project.ROOT.resolve("docs").resolve("images");
    private static final URI CITY = URI.create(System.getProperty("screenshots", "http://localhost"));
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int MOST_BYTES = 400_000;

    static Stream<Arguments> pages() throws Exception {
        return Stream.of(
                arguments("wall-overview-vi", "lang=vi&theme=dark&view=wall&scene=overview"),
                arguments("wall-overview-en", "lang=en&theme=light&view=wall&scene=overview"),
                arguments("wall-map-vi", "lang=vi&theme=light&view=wall&scene=map"),
                arguments("wall-work-vi", "lang=vi&theme=dark&view=wall&scene=work"),
                arguments("wall-index-vi", "lang=vi&theme=light&view=wall&scene=index"),
                arguments("figures-vi", "lang=vi&theme=light&kpi=dossiers.on-time"),
                arguments("figures-en", "lang=en&theme=dark&kpi=dossiers.on-time"),
                arguments("units-vi", "lang=vi&theme=light&view=units&kpi=dossiers.on-time"),
                arguments("index-vi", "lang=vi&theme=light&view=index"),
                arguments("procedures-vi", "lang=vi&theme=light&view=procedures&period=month"),
                arguments("indicators-vi", "lang=vi&theme=light&view=indicators"),
                arguments("times-vi", "lang=vi&theme=light&view=times&period=month"),
                arguments("outages-vi", "lang=vi&theme=light&view=outages&period=30d"),
                arguments("reconciliation-vi", "lang=vi&theme=light&view=reconciliation&period=month"),
                arguments("dossiers-vi", "lang=vi&theme=light&view=dossiers&state=overdue"),
                arguments("dossier-vi", "lang=vi&theme=light&view=dossier&dossier=" + overdueDossier()),
                arguments("alerts-vi", "lang=vi&theme=light&view=alerts"),
                arguments("history-vi", "lang=vi&theme=light&view=history"),
                arguments("replays-vi", "lang=vi&theme=light&view=replays"),
                arguments("rejected-vi", "lang=vi&theme=light&view=rejected"),
                arguments("audit-vi", "lang=vi&theme=light&view=audit"),
                arguments("system-vi", "lang=vi&theme=light&view=system"));
    }

    /** The one that has been overdue longest. */
    private static String overdueDossier() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String list = client.send(
                            HttpRequest.newBuilder(CITY.resolve("/api/v1/dossiers?state=overdue&sort=due&limit=1")).build(),
                            BodyHandlers.ofString())
                    .body();
            Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(list);
            assertThat(id.find()).as("an overdue dossier in " + list).isTrue();
            return id.group(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void isTaken(String name, String query) throws Exception {
        try (Browser browser = Browser.open()) {
            browser.resize(WIDTH, HEIGHT);
            browser.visit(CITY.resolve("/?" + query));
            browser.awaitLink("fresh");
            Browser.eventually().untilAsserted(() -> assertThat(browser.run(
                            "return [...document.querySelectorAll('[data-part=loading], .changed, #waiting')].filter(each => each.checkVisibility()).length"))
                    .isEqualTo(0L));
            byte[] picture = browser.picture();
            assertThat(picture.length).isLessThan(MOST_BYTES);
            Files.createDirectories(IMAGES);
            Files.write(IMAGES.resolve(name + ".png"), picture);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
