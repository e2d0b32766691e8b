package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static city.ioc.standalone.pipeline.Browser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A rejected event is found, corrected after a refusal, and the trail tells of it; another is discarded with all of its reason. */
@Tag("long")
@Timeout(240)
class RejectedBrowserIT extends BrowserTest {
    private static final String NINH_KIEU = "31135";
    private static final String EDITOR = ".editor";
    private static final String REDRIVE = ".decide .apply";

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.forBrowser("cantho");

    private static void store(String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", CITY.get().bootstrap()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.DOSSIER_EVENTS.name(), key, value)).get();
        }
    }

    private void visit(String query) {
        browser.visit(CITY.get().display().resolve("/?lang=en&" + query));
        browser.awaitLink("fresh");
    }

    private void replaceInEditor(String what, String by) {
        browser.run("const box = document.querySelector(arguments[0]); box.value = box.value.replaceAll(arguments[1], arguments[2])", EDITOR, what, by);
    }

    @Test
    void aRejectedEventIsCorrectedAndTheOthersAreDiscarded() throws Exception {
        expectedComplaint = complaint -> complaint.contains("422");
        store("P-1", SentEvent.accepted("P-1", "nowhere").replace("dossier.accepted", "dossier.acepted"));
        store("P-2", "no event at all");
        visit("view=rejected");
        browser.awaitText(".rejected h2", "2 rejected records");
        browser.run("[...document.querySelectorAll('tr[data-rejected]')].find(row => row.textContent.includes('acepted')).querySelector('.opens').click()");
        eventually().untilAsserted(() -> assertThat(browser.text(".payload")).contains("dossier.acepted.v1"));
        assertThat(browser.accessProblems()).isEmpty();

        replaceInEditor("acepted", "accepted");
        browser.click(REDRIVE);
        eventually().untilAsserted(() ->
                assertThat(browser.text(".decide .decide-result")).startsWith("Still refused: data.unit: unknown unit"));
        replaceInEditor("nowhere", NINH_KIEU);
        browser.click(REDRIVE);
        browser.awaitText(".rejected h2", "1 rejected records");
        eventually().untilAsserted(() ->
                assertThat(CITY.get().kpis("unit=" + NINH_KIEU)).containsEntry("dossiers.received", "1"));

        browser.run("const box = document.querySelector('#rejected-reason'); box.selectedIndex = 1; box.dispatchEvent(new Event('change'))");
        eventually().until(() -> (Boolean) browser.run("return !document.querySelector('.act .apply').disabled"));
        browser.run("document.querySelector('.act input').value = 'a test of the desk'");
        browser.click(".act .apply");
        browser.awaitText(".act .decide-result", "1 records discarded.");

        visit("view=audit");
        eventually().untilAsserted(() -> assertThat(browser.text(".audit tbody")).contains("Sent an event again", "Discarded an event"));
        assertThat(browser.accessProblems()).isEmpty();
        visit("view=system");
        eventually().untilAsserted(() -> assertThat(browser.text(".pipeline .facts")).contains("Rejected events", "0 open"));
    }
}
