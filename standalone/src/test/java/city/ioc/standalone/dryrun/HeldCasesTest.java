package city.ioc.standalone.dryrun;

import city.ioc.core.CaseEvents;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HeldCasesTest {
    private final HeldCases held = new HeldCases();
    private final Map<String, CaseEvents> given = new TreeMap<>();

    private void add(String caseId, String event) {
        held.add(caseId, event.getBytes(UTF_8));
    }

    private long giveAll() {
        return held.giveTo((caseId, events) -> assertThat(given.put(caseId, events)).isNull());
    }

    @Test
    void givesEachCaseOnceWithAllItsEventsAndForgetsIt() {
        add("D-1", Histories.accepted("D-1", 1));
        add("D-2", Histories.accepted("D-2", 1));
        add("D-1", Histories.step("D-1", 1));
        add("D-1", Histories.step("D-1", 1));

        assertThat(giveAll()).isZero();
        assertThat(given.get("D-1").size()).isEqualTo(2);
        assertThat(given.get("D-2").size()).isEqualTo(1);
        assertThat(held.bytes()).isZero();
        given.clear();
        giveAll();
        assertThat(given).isEmpty();
    }

    @Test
    void whatThePipelineRejectsIsCountedAndLeftOut() {
        add("D-1", Histories.accepted("D-1", 1));
        add("D-1", Histories.step("D-2", 1));
        add("D-1", "no event");
        add("", Histories.step("D-3", 1));

        assertThat(giveAll()).isEqualTo(3);
        assertThat(given).containsOnlyKeys("D-1");
        assertThat(given.get("D-1").size()).isEqualTo(1);
    }

    @Test
    void ofOneCaseNoMoreEventsAreTakenThanThePipelineKeeps() {
        for (int i = 1; i <= 1_002; i++) {
            add("D-1", Histories.step("D-1", i));
        }
        add("D-1", Histories.step("D-1", 1));

        assertThat(giveAll()).isEqualTo(2);
        assertThat(given.get("D-1").size()).isEqualTo(1_000);
    }

    @Test
    void samplesBelongToNoCase() {
        add("DESK-1", Histories.sample("DESK-1"));

        assertThat(giveAll()).isZero();
        assertThat(given).isEmpty();
    }
}
