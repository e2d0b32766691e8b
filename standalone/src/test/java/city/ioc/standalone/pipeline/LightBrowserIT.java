package city.ioc.standalone.pipeline;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The display stays light: little to load, one drawing a frame however much arrives, and no memory that grows. */
@Timeout(300)
class LightBrowserIT extends BrowserTest {
    private static final Logger LOG = LoggerFactory.getLogger(LightBrowserIT.class);
    private static final int UPDATES = 10_000;
    private static final long MOST_GROWTH = 2_000_000;
    private static final long MOST_BYTES = 450_000;

    /** Keeps the page's own connection at hand, so that a test can let it hear more than any server would say. */
    private static final String KEEP_SOURCE = """
            const Real = EventSource;
            window.EventSource = class extends Real {
              constructor(...all) { super(...all); window.source = this; }
            };""";

    /** Says figures that differ each time, in bursts of 200 between frames; gives how often the shown figure was written. */
    private static final String FLOOD = """
            return (async updates => {
            const kpis = await (await fetch('/api/v1/kpis')).json();
            const {generation} = await (await fetch('/api/v1/status')).json();
            let written = 0;
            const shown = document.querySelector(".card[data-kpi='dossiers.received'] .main, .day .main");
            const watch = new MutationObserver(() => written++);
            watch.observe(shown, {childList: true, characterData: true, subtree: true});
            let frames = 0;
            for (let i = 0; i < updates;) {
              for (const until = i + 200; i < until; i++) {
                const changed = kpis.map(kpi => kpi.id === 'dossiers.received' ? {...kpi, value: i} : kpi);
                const now = new Date().toISOString();
                const data = JSON.stringify({generation, kpis: changed, data: 'fresh', completeAsOf: now, now});
                source.dispatchEvent(new MessageEvent('kpis', {data}));
              }
              await new Promise(requestAnimationFrame);
              frames++;
            }
            await new Promise(requestAnimationFrame);
            watch.disconnect();
            return [written, frames, shown.textContent.replace(/[^0-9]/g, '')];
            })(arguments[0]);""";

    /** What was asked of the server, and answered, before a moment; the stream is never answered in full. */
    private static final String ASKED_BEFORE = """
            return performance.getEntriesByType('resource').filter(each => each.name.includes('/api/') && each.startTime < arguments[0]
              && !/series|league|kpis\\?|stream/.test(each.name)).map(each => each.name)""";

    @RegisterExtension
    static final SharedCity CITY = SharedCity.ofCanTho();

    @ParameterizedTest
    @ValueSource(strings = {"", "view=wall&scene=overview"})
    void memoryStaysAndEachFrameDrawsOnceThoughThousandsOfUpdatesArrive(String page) {
        browser.runFirst(KEEP_SOURCE);
        browser.visit(CITY.get().display().resolve("/?" + page));
        browser.awaitLink("fresh");
        browser.run(FLOOD, 2_000);
        long before = browser.heap();
        List<?> result = (List<?>) browser.run(FLOOD, UPDATES);
        long after = browser.heap();
        LOG.info("Heap {} kB, after {} updates {} kB; {}", before / 1000, UPDATES, after / 1000, result);

        assertThat((Long) result.get(0)).as("writings").isLessThanOrEqualTo((Long) result.get(1) + 2);
        assertThat(result.get(2)).as("the last figure is shown").isEqualTo("" + (UPDATES - 1));
        assertThat(after - before).as("growth in bytes").isLessThan(MOST_GROWTH);
    }

    @Test
    void theFirstViewNeedsLittle() {
        browser.visit(CITY.get().display().resolve("/"));
        browser.awaitLink("fresh");
        Number bytes = (Number) browser.run("return performance.getEntriesByType('resource').filter(each => each.name.includes('/web/'))"
                + ".reduce((sum, each) => sum + each.transferSize, 0)");
        Number millis = (Number) browser.run("return performance.getEntriesByName('first-view')[0].startTime");
        List<?> asked = (List<?>) browser.run(ASKED_BEFORE, millis);
        LOG.info("First view: {} bytes, {} ms, after {}", bytes, millis, asked);

        assertThat(bytes.longValue()).isLessThan(MOST_BYTES);
        assertThat(millis.doubleValue()).isPositive();
        assertThat(asked).as("one question about the city, beside the stream").hasSize(1).allMatch(each -> each.toString().endsWith("/api/v1/start"));
    }
}
