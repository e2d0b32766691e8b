package city.ioc.oracle;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.events.ServiceEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class EventGeneratorTest {
    private static final String MEASURES = """
            received received-online resolved resolved-with-due resolved-on-time withdrawn reopened
            transferred-out transferred-in open open-with-due overdue with-fee paid-in-full with-payment
            paid-online amount-paid submitted-online acceptance-waiting acceptance-overdue
            acceptance-answered acceptance-on-time inter-agency step-overdue supplements-requested
            not-collected result-required result-electronic online-in-full digitised digitised-in-full
            reused connected population-data synchronised rated satisfied scored score disliked irregular
            orphans tickets-taken tickets-waiting tickets-called tickets-served tickets-abandoned
            feedback-received feedback-open feedback-overdue feedback-answered feedback-refused
            feedback-on-time feedback-published feedback-published-on-time feedback-liked feedback-disliked
            feedback-unsatisfactory outages-started outages-open outages-ended outage-duration plan-tasks
            plan-tasks-running plan-tasks-done indicators-published operator-actions channel-missing
            """;
    private static final int N = 20_000;
    private static final EventGenerator GENERATOR = new EventGenerator(7);
    private static final List<Event> HISTORY = GENERATOR.history(N);
    private static final OracleResult RESULT = BatchOracle.compute(lines(HISTORY), TestCity.CHANGING);

    @Test
    void theSameSeedMakesTheSameBytes() {
        EventGenerator again = new EventGenerator(7);
        assertThat(lines(again.history(N))).isEqualTo(lines(HISTORY));
        assertThat(lines(again.delivery(HISTORY, 3))).isEqualTo(lines(GENERATOR.delivery(HISTORY, 3)));
    }

    @Test
    void anotherSeedMakesOtherEvents() {
        assertThat(lines(new EventGenerator(8).history(100))).isNotEqualTo(lines(GENERATOR.history(100)));
        assertThat(lines(GENERATOR.delivery(HISTORY, 4))).isNotEqualTo(lines(GENERATOR.delivery(HISTORY, 3)));
    }

    @Test
    void aHistoryHasTheEventsAskedForInTheOrderOfTime() {
        assertThat(HISTORY).hasSize(N).isSortedAccordingTo(Comparator.comparingLong(Event::timeMillis));
        assertThat(HISTORY.stream().map(Event::subject).distinct().count()).isBetween(N / 15L, N / 4L);
    }

    @Test
    void everyEventMeetsTheContractAndIsCanonical() throws InvalidEventException {
        for (Event event : GENERATOR.delivery(HISTORY, 1)) {
            byte[] bytes = EventCodec.encode(event);
            Event decoded = EventCodec.decode(bytes);
            if (!decoded.equals(event) || !Arrays.equals(EventCodec.encode(decoded), bytes)) {
                fail("not canonical: " + new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aDeliveryHoldsAllOfTheHistoryAndMoreInAnotherOrder() {
        List<Event> delivery = GENERATOR.delivery(HISTORY, 1);
        Set<Event> distinct = new HashSet<>(delivery);
        assertThat(distinct.containsAll(HISTORY)).isTrue();
        assertThat(distinct).hasSize(N + N / 100);
        assertThat(delivery.size() - distinct.size()).isBetween(N / 25, N / 16);
        assertThat(delivery.subList(0, N)).isNotEqualTo(HISTORY);
    }

    @Test
    void theOrderOfDeliveryDoesNotMatterToTheOracle() {
        List<Event> delivery = GENERATOR.delivery(HISTORY, 2);
        List<Event> sorted = new ArrayList<>(new HashSet<>(delivery));
        sorted.sort(Event.CASE_ORDER);
        assertThat(BatchOracle.compute(lines(delivery), TestCity.CHANGING))
                .isEqualTo(BatchOracle.compute(lines(sorted), TestCity.CHANGING));
    }

    @Test
    void everyNastinessOccurs() {
        Map<String, Integer> found = Nastiness.count(HISTORY, RESULT);
        assertThat(found).hasSizeGreaterThan(30).allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
    }

    @Test
    void everyMeasureAndEveryStateOccurs() {
        Map<String, Long> measures = new TreeMap<>();
        RESULT.cells().forEach((cell, value) -> measures.merge(cell.measure(), 1L, Long::sum));
        assertThat(measures.keySet()).containsExactlyInAnyOrder(MEASURES.strip().split("\\s+"));
        assertThat(RESULT.cases().values().stream().map(CaseResult::state))
                .contains(CaseResult.State.values())
                .containsNull();
    }

    @Test
    void cellsAgreeWithCases() {
        OracleResult result = BatchOracle.compute(lines(GENERATOR.delivery(HISTORY, 5)), TestCity.CHANGING);
        Map<String, Long> sums = new TreeMap<>();
        result.cells().forEach((cell, value) -> sums.merge(cell.measure(), value, Long::sum));
        long open = 0;
        long ends = 0;
        long irregular = 0;
        for (CaseResult one : result.cases().values()) {
            boolean isOpen = one.state() == CaseResult.State.PROCESSING || one.state() == CaseResult.State.PAUSED;
            open += isOpen ? 1 : 0;
            ends += one.ends().size();
            irregular += one.irregular();
        }
        assertThat(sums.get("open")).isEqualTo(open);
        assertThat(sums.get("resolved") + sums.get("withdrawn")).isEqualTo(ends);
        assertThat(sums.get("irregular")).isEqualTo(irregular);
        assertThat(sums.get("received") + sums.get("reopened")).isEqualTo(open + ends);
        assertThat(sums.get("transferred-in")).isEqualTo(sums.get("transferred-out"));
    }

    @Test
    void cellsOfTheOtherKindsAgreeWithCases() {
        OracleResult result = BatchOracle.compute(lines(GENERATOR.delivery(HISTORY, 6)), TestCity.CHANGING);
        Map<String, Long> sums = new TreeMap<>();
        result.cells().forEach((cell, value) -> sums.merge(cell.measure(), value, Long::sum));
        Collection<CaseResult> cases = result.cases().values();
        assertThat(sums.get("not-collected"))
                .isEqualTo(cases.stream().filter(one -> one.state() == CaseResult.State.RESOLVED).count());
        assertThat(sums.get("feedback-open"))
                .isEqualTo(cases.stream().map(CaseResult::feedback)
                        .filter(one -> one != null && one.endedAt() == null)
                        .count());
        assertThat(sums.get("feedback-published"))
                .isEqualTo(cases.stream().map(CaseResult::feedback)
                        .filter(one -> one != null && one.state().equals("PUBLISHED"))
                        .count());
        assertThat(sums.get("outages-open"))
                .isEqualTo(cases.stream().map(CaseResult::outage)
                        .filter(one -> one != null && one.endedAt() == null)
                        .count());
        assertThat(sums.get("plan-tasks")).isEqualTo(cases.stream().filter(one -> one.planTask() != null).count());
        assertThat(sums.get("indicators-published"))
                .isEqualTo(cases.stream().mapToLong(one -> one.indicators().size()).sum());
        assertThat(sums.get("operator-actions")).isEqualTo(cases.stream().mapToLong(CaseResult::actions).sum());
        assertThat(sums.get("submitted-online"))
                .isEqualTo(sums.get("acceptance-waiting") + sums.get("acceptance-answered"));
    }

    @Test
    void whatTravelsThroughThePipelineAsASignOfLifeIsNotGenerated() {
        assertThat(HISTORY).extracting(Event::data).noneMatch(data -> data instanceof ServiceEvent.HealthSampled
                || data instanceof ServiceEvent.TracerSent);
    }

    private static List<String> lines(List<Event> events) {
        List<String> lines = new ArrayList<>();
        for (Event event : events) {
            lines.add(new String(EventCodec.encode(event), StandardCharsets.UTF_8));
        }
        return lines;
    }
}
