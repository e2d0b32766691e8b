package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The index on the page: the points that the API gives, where they come from, what to fix, in either version. */
@Timeout(240)
class IndexBrowserIT extends BrowserTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOTAL = ".index-total .main";

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    private static JsonNode index(String query) throws Exception {
        return JSON.readTree(CITY.get().get("/api/v1/index" + query).body());
    }

    private static String points(JsonNode value) {
        return "%.2f".formatted(value.asDouble());
    }

    private void visit(String query) {
        browser.visit(CITY.get().display().resolve("/?lang=en&" + query));
        browser.awaitLink("fresh");
    }

    @Test
    void theUnitsPointsAndSourcesAreThoseOfTheApiInEitherVersion() throws Exception {
        visit("view=index&version=2022&unit=31135");
        JsonNode of2022 = index("?version=2022&unit=31135");
        browser.awaitText(TOTAL, points(of2022.path("total")));
        browser.awaitText(".versions [aria-pressed=true]", "Version 2022");
        assertThat(browser.text("tr[data-criterion='2.1'] td.points")).startsWith(points(criterion(of2022, "2.1").path("points")));
        assertThat(browser.text("tr[data-criterion='2.1'] .source-mark")).isEqualTo("events");
        assertThat(browser.text("tr[data-criterion='1.1'] .source-mark")).isEqualTo("missing");
        assertThat(browser.run("return document.querySelectorAll(\"tr[data-criterion='3.1']\").length")).isEqualTo(1L);

        browser.click(".versions [data-version='2026']");
        browser.awaitText(".versions [aria-pressed=true]", "Version 2026");
        browser.awaitText(TOTAL, points(index("?version=2026&unit=31135").path("total")));
        assertThat(browser.address()).contains("version=2026", "unit=31135");
        assertThat((List<?>) browser.run("return [...document.querySelectorAll('tr[data-criterion^=\"3.\"]')].map(each => each.dataset.criterion)"))
                .isEqualTo(List.of("3.E", "3.5a", "3.5b", "3.6"));
    }

    @Test
    void theRankingLeadsToTheUnitAndToWhatItShouldFixFirst() throws Exception {
        visit("view=index");
        JsonNode first = JSON.readTree(CITY.get().get("/api/v1/index/league?level=commune").body()).path("rows").get(0);
        String unit = first.path("unit").asText();
        browser.awaitText(".index-league tbody tr:first-child .unit-name", first.path("name").path("en").asText());
        browser.click(".index-league [data-unit='" + unit + "']");

        browser.awaitText(TOTAL, points(index("?unit=" + unit).path("total")));
        JsonNode costliest = index("?unit=" + unit).path("remedies").get(0);
        eventually().untilAsserted(() -> assertThat(browser.text(".fix li:first-child")).contains(
                costliest.path("criterion").asText(), costliest.path("name").path("en").asText(), points(costliest.path("lost"))));
    }

    @Test
    void theWallShowsTheIndexOfTheCityByItsGroups() throws Exception {
        visit("view=wall&scene=overview");
        JsonNode city = index("");
        browser.awaitText(TOTAL, points(city.path("total")));
        assertThat(browser.text(".index-total .band")).isEqualTo(city.path("band").path("name").path("en").asText());
        for (JsonNode group : city.path("groups")) {
            String shown = browser.text(".index-groups [data-group='%s'] strong".formatted(group.path("id").asText()));
            assertThat(shown).isEqualTo(group.path("points").isNull() ? "–" : points(group.path("points")));
        }
    }

    @Test
    void figuresOfAPeriodThatMovesAreThoseOfTheApiBesideThePeriodBefore() throws Exception {
        visit("period=7d&kpi=dossiers.received");
        JsonNode received = JSON.readTree(CITY.get().get("/api/v1/kpis?kpi=dossiers.received&horizon=7d&compare=previous,last-year").body()).get(0);
        browser.awaitText(".card[data-kpi='dossiers.received'] .main", received.path("value").asText());
        long before = received.path("comparisons").get(0).path("value").asLong();
        long difference = received.path("value").asLong() - before;
        String words = "%d (%s)".formatted(before, difference > 0 ? "+" + difference : "" + difference);
        browser.awaitText(".comparisons dd", words);
    }

    private static JsonNode criterion(JsonNode index, String id) {
        for (JsonNode group : index.path("groups")) {
            for (JsonNode criterion : group.path("criteria")) {
                if (criterion.path("id").asText().equals(id)) {
                    return criterion;
                }
            }
        }
        throw new AssertionError("no criterion " + id);
    }
}
