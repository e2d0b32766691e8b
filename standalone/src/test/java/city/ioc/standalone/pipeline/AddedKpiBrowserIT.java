package city.ioc.standalone.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The page shows what the profile defines. */
@Timeout(180)
class AddedKpiBrowserIT extends BrowserTest {
    private static final String CARD = "[data-kpi='" + AddedKpi.ID + "']";

    @TempDir
    private Path folder;

    @Test
    void aKpiAddedToTheProfileHasACardAndItsTrendAMarkWhereTheVersionChanges() throws Exception {
        Path profile = AddedKpi.copyOfProfile(folder);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        AddedKpi.addTo(profile, today);
        try (RunningCity city = RunningCity.start(folder, profile)) {
            assertThat(city.post(byPost()).statusCode()).isEqualTo(202);
            browser.visit(city.display()
                    .resolve("/?lang=en&kpi=%s&period=custom&from=%s&to=%s".formatted(AddedKpi.ID, today.minusDays(4), today)));
            browser.awaitText(CARD + " .name", "Dossiers by post");
            browser.awaitText(CARD + " .main", "2");
            Browser.eventually().untilAsserted(() -> assertThat(browser.run(
                            "return document.querySelector('.trend .break title').textContent"))
                    .isEqualTo("From here on by version 2 of the definition"));
            browser.visit(URI.create("about:blank"));
        }
    }

    private static String byPost() {
        return SentEvent.of(
                "dossier.accepted", "P-1", Instant.now(), Map.of("unit", "31120", "procedure", SentEvent.PROCEDURE, "channel", "POSTAL"));
    }
}
