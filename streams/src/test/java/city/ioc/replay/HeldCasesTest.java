package city.ioc.replay;

import city.ioc.core.CaseEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HeldCasesTest {
    private final HeldCases held = new HeldCases();
    private final Map<String, CaseEvents> given = new TreeMap<>();

    private void add(String caseId, String event) {
        held.add(caseId, 0, event.getBytes(UTF_8));
    }

    private long giveAll() {
        return held.giveTo(each -> assertThat(given.put(each.caseId(), each.events())).isNull());
    }

    @Test
    void givesEachCaseOnceWithAllItsEventsAndForgetsIt() {
        add("D-1", EventLines.accepted("D-1", 1));
        add("D-2", EventLines.accepted("D-2", 1));
        add("D-1", EventLines.step("D-1", 1));
        add("D-1", EventLines.step("D-1", 1));

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
        add("D-1", EventLines.accepted("D-1", 1));
        add("D-1", EventLines.step("D-2", 1));
        add("D-1", "no event");
        add("", EventLines.step("D-3", 1));

        assertThat(giveAll()).isEqualTo(3);
        assertThat(given).containsOnlyKeys("D-1");
        assertThat(given.get("D-1").size()).isEqualTo(1);
    }

    @Test
    void ofOneCaseNoMoreEventsAreTakenThanThePipelineKeeps() {
        for (int i = 1; i <= 1_002; i++) {
            add("D-1", EventLines.step("D-1", i));
        }
        add("D-1", EventLines.step("D-1", 1));

        assertThat(giveAll()).isEqualTo(2);
        assertThat(given.get("D-1").size()).isEqualTo(1_000);
    }

    @Test
    void samplesBelongToNoCaseAndAreGivenInTheirOrder() {
        add("DESK-1", EventLines.sample("DESK-1", 2));
        add("DESK-1", EventLines.sample("DESK-1", 1));

        List<String> samples = new ArrayList<>();
        long unusable = held.giveTo(each -> {
            assertThat(each.events().size()).isZero();
            each.samples().forEach(sample -> samples.add(sample.event().id()));
        });

        assertThat(unusable).isZero();
        assertThat(samples).containsExactly("sample-2", "sample-1");
    }
}
