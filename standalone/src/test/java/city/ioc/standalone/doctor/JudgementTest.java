package city.ioc.standalone.doctor;

import city.ioc.standalone.doctor.Finding.State;
import city.ioc.standalone.doctor.Judgement.Replicas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class JudgementTest {
    private static final Map<String, Short> FEATURES = Map.of("metadata.version", (short) 29, "streams.version", (short) 1);

    @Test
    void aMissingBrokerFailsWhereEveryPartitionShouldHaveACopyOnEach() {
        assertThat(Judgement.brokers(3, 3, FEATURES).state()).isEqualTo(State.OK);
        assertThat(Judgement.brokers(2, 3, FEATURES).state()).isEqualTo(State.FAIL);
        assertThat(Judgement.brokers(2, 1, FEATURES).state()).isEqualTo(State.OK);
    }

    @Test
    void brokersThatDoNotKnowTheStreamsProtocolFail() {
        assertThat(Judgement.brokers(3, 3, Map.of("metadata.version", (short) 20)))
                .returns(State.FAIL, Finding::state)
                .extracting(Finding::remedy)
                .asString()
                .contains("streams.version=1");
    }

    @ParameterizedTest
    @CsvSource({"3, true, OK", "2, true, WARN", "1, true, FAIL", "3, false, FAIL"})
    void aPartitionFailsWhenNothingIsStoredThere(int inSync, boolean led, State expected) {
        List<Replicas> partitions = List.of(new Replicas("well-0", 3, 3, true), new Replicas("ill-0", 3, inSync, led));

        Finding finding = Judgement.replicas(partitions, 2);

        assertThat(finding.state()).isEqualTo(expected);
        if (expected != State.OK) {
            assertThat(finding.text()).contains("ill-0").doesNotContain("well-0");
        }
    }

    @Test
    void oneCopyIsEnoughWhereThereIsOnlyOne() {
        assertThat(Judgement.replicas(List.of(new Replicas("a-0", 1, 1, true)), 2).state()).isEqualTo(State.OK);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, OK", "2, 10000, OK", "2, 10001, WARN", "0, 0, FAIL", "-1, 5, OK"})
    void nobodyWhoReadsFailsAndMuchLagWarns(int members, long records, State expected) {
        assertThat(Judgement.lag("streams", members, records).state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, OK", "PT2S, OK", "PT2.001S, WARN", "PT-10S, WARN", "PT-31S, FAIL"})
    void aClockMayDifferByTwoSeconds(Duration skew, State expected) {
        assertThat(Judgement.clock("gateway", skew).state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50, OK", "20, OK", "19, WARN", "10, WARN", "9, FAIL"})
    void aDiskWarnsAtAFifthAndFailsAtATenth(long usable, State expected) {
        assertThat(Judgement.disk("broker 1", usable, 100).state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"holds, OK", "broken, FAIL", "not-yet, WARN"})
    void aBrokenSelfCheckFails(String state, State expected) {
        assertThat(Judgement.selfCheck("display", state).state()).isEqualTo(expected);
    }

    @Test
    void aDisplayThatShowsAnotherGenerationFails() {
        assertThat(Judgement.generation("aaaaaaaa", Map.of("one", "aaaaaaaa")).state()).isEqualTo(State.OK);
        assertThat(Judgement.generation("aaaaaaaa", Map.of("one", "aaaaaaaa", "two", "bbbbbbbb")))
                .returns(State.FAIL, Finding::state)
                .extracting(Finding::text)
                .isEqualTo("aaaaaaaa is promoted, and two shows bbbbbbbb");
    }

    @Test
    void differentVersionsWarn() {
        assertThat(Judgement.versions(Map.of()).state()).isEqualTo(State.OK);
        assertThat(Judgement.versions(Map.of("a", "1", "b", "1")).state()).isEqualTo(State.OK);
        assertThat(Judgement.versions(Map.of("a", "1", "b", "2")).state()).isEqualTo(State.WARN);
    }

    @Test
    void whatIsNotWellSaysWhatToDoAndWhereMoreIsWritten() {
        assertThat(Judgement.rejected("display", 3).line())
                .isEqualTo("warn  rejected         display: 3 events were not usable and wait for a decision; correct or discard them on"
                        + " the page (docs/how-to/runbook.md#rejected)");
        assertThat(Judgement.ready("gateway", null).line()).isEqualTo("ok    not-ready        gateway is ready");
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void everyCheckHasASectionOfTheRunbook(Check check) throws IOException {
        String[] place = check.runbook().split("#");

        assertThat(Files.readAllLines(Path.of("..").resolve(place[0])).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-')))
                .contains(place[1]);
    }

    @ParameterizedTest
    @CsvSource({
        // a date has whole seconds: any moment of that second may be meant
        "2026-03-02T08:00:10Z, 2026-03-02T08:00:10.900Z, 2026-03-02T08:00:10.950Z, PT0S",
        "2026-03-02T08:00:10Z, 2026-03-02T08:00:13Z, 2026-03-02T08:00:14Z, PT-2S",
        "2026-03-02T08:00:20Z, 2026-03-02T08:00:13Z, 2026-03-02T08:00:14Z, PT6S",
        "2026-03-02T08:00:13Z, 2026-03-02T08:00:12Z, 2026-03-02T08:00:15Z, PT0S"
    })
    void aClockIsAsFarOffAsNeitherTheSecondNorTheQuestionExplains(Instant date, Instant asked, Instant answered, Duration skew) {
        assertThat(PartExam.skew(date, asked, answered)).isEqualTo(skew);
    }
}
