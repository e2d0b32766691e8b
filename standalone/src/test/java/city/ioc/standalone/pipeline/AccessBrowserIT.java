package city.ioc.standalone.pipeline;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Every page in both languages and themes, for those who see little, use no mouse, or hold a phone. */
@Timeout(240)
class AccessBrowserIT extends BrowserTest {
    private static final String LETTERS = "ăâđêôơưạảãầẩẫậắằẳẵặẹẻẽềểễệịỉĩọỏõồổỗộờởỡợụủũừửữựỳỷỹỵ";

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    private void visit(String query) {
        browser.visit(CITY.get().display().resolve("/?" + query));
        browser.awaitLink("fresh");
        eventually().untilAsserted(() -> assertThat(browser.run(
                        "return [...document.querySelectorAll('main [data-part=loading], #waiting')].filter(each => each.checkVisibility()).length"))
                .isEqualTo(0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "view=alerts", "view=history", "view=wall&scene=overview"})
    void theMainPagesMeetWcagInBothThemesAndSpeakBothLanguages(String page) throws Exception {
        check(page);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {
        "view=units&unit=31135", "view=index", "view=procedures", "view=dossiers", "view=dossier&dossier=H13.12-T1", "view=system",
        "view=indicators", "view=times", "view=times&duration=step-time", "view=outages", "view=reconciliation&period=month", "view=units&units=now&period=year",
        "view=rejected", "view=audit", "view=replays", "view=wall&scene=map", "view=wall&scene=index", "view=wall&scene=work&rotate=30",
    })
    void everyOtherPageMeetsWcagInBothThemesAndSpeaksBothLanguages(String page) throws Exception {
        check(page);
    }

    private void check(String page) throws Exception {
        String vietnamese = null;
        for (String choice : List.of("lang=vi&theme=light", "lang=en&theme=dark")) {
            visit(choice + "&" + page);
            assertThat(browser.accessProblems()).as(choice).isEmpty();
            String words = browser.text("body");
            assertThat(words).doesNotContain("undefined", "NaN", "[object", "null");
            assertThat(browser.run("return document.documentElement.lang")).isEqualTo(choice.substring(5, 7));
            assertThat(words).isNotEqualTo(vietnamese);
            vietnamese = words;
        }
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {
        "", "view=units", "view=index", "view=procedures", "view=dossiers", "view=dossier&dossier=H13.12-T1", "view=alerts", "view=system",
        "view=indicators", "view=times&duration=step-time", "view=outages", "view=reconciliation",
        "view=history", "view=replays", "view=rejected", "view=audit", "view=wall", "view=wall&scene=index",
    })
    void aPhoneShowsEveryPageInItsWidth(String page) {
        browser.resize(390, 844);
        visit(page);

        assertThat(browser.run("return innerWidth")).isEqualTo(390L);
        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0L);
    }

    @Test
    @Tag("long")
    void nothingMovesForThoseWhoDoNotWantIt() {
        browser.prefer("prefers-reduced-motion", "reduce");
        visit("");

        assertThat(browser.run("return document.getAnimations().length")).isEqualTo(0L);
        assertThat(browser.run("return getComputedStyle(document.querySelector('.card')).transitionProperty")).isEqualTo("none");
    }

    @Test
    @Tag("long")
    void theThemeIsThatOfTheDeviceUntilOneIsChosenAndThenStays() {
        browser.prefer("prefers-color-scheme", "dark");
        visit("lang=en");
        Object dark = browser.run("return getComputedStyle(document.documentElement).backgroundColor");
        browser.tabTo("#theme");
        browser.press(Keys.ARROW_DOWN);
        Object light = browser.run("return getComputedStyle(document.documentElement).backgroundColor");
        assertThat(light).isNotEqualTo(dark);
        assertThat(browser.address()).contains("theme=light");
        visit("lang=en");
        assertThat(browser.run("return getComputedStyle(document.documentElement).backgroundColor")).isEqualTo(light);
    }

    @Test
    @Tag("long")
    void everyLetterOfVietnameseComesFromTheFontThatIsServed() {
        visit("lang=vi");

        assertThat(browser.run("""
                return document.fonts.ready.then(fonts => [...fonts].filter(font => font.status === 'loaded').length)""")).isEqualTo(2L);
        assertThat(browser.run("return document.fonts.check('16px \"Plex Sans\"', arguments[0])", LETTERS)).isEqualTo(true);
    }
}
