package city.ioc.replay;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.kpi.Measure;
import city.ioc.streams.TestRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What would be if dues were others, by hand: a city that compares by date and rests at the weekend. */
class DueShiftTest {
    /** Accepted on Monday 4 March 2024, due a week later, resolved on Wednesday. */
    private static final List<String> STORY = List.of(
            event("1", "dossier.accepted", "2024-03-04T08:00:00+07:00",
                    "{\"unit\":\"A\",\"procedure\":\"p\",\"channel\":\"DESK\",\"dueAt\":\"2024-03-11T08:00:00+07:00\"}"),
            event("2", "dossier.forwarded", "2024-03-04T09:00:00+07:00",
                    "{\"step\":\"s\",\"stepDueAt\":\"2024-03-08T08:00:00+07:00\"}"),
            event("3", "dossier.resolved", "2024-03-06T08:00:00+07:00", "{\"outcome\":\"APPROVED\"}"));

    private static final Instant LATER = Instant.parse("2024-04-01T00:00:00Z");

    private static String event(String id, String type, String time, String data) {
        return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"%s.v1\",\"subject\":\"D-1\",\"time\":\"%s\","
                        + "\"recordedtime\":\"%s\",\"data\":%s}")
                .formatted(id, type, time, time, data);
    }

    private static CaseSummary fold(int shift, List<String> story) {
        CaseEvents events = CaseEvents.NONE;
        try {
            for (String line : story) {
                events = events.with(EventCodec.decode(line.getBytes(UTF_8))).orElseThrow();
            }
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException(e);
        }
        return new CaseFold(TestRules.byDate(), shift).fold("D-1", events);
    }

    private static long sum(CaseSummary summary, Measure measure) {
        return summary.facts().stream().filter(fact -> fact.measure() == measure).mapToLong(Fact::amount).sum();
    }

    @Test
    void aWeekEarlierTheResultIsTwoDaysLate() {
        assertThat(sum(fold(0, STORY), Measure.RESOLVED_ON_TIME)).isEqualTo(1);

        CaseSummary earlier = fold(-7, STORY);

        assertThat(sum(earlier, Measure.RESOLVED_WITH_DUE)).isEqualTo(1);
        assertThat(sum(earlier, Measure.RESOLVED_ON_TIME)).isZero();
        assertThat(earlier.dossier().dueAt()).isEqualTo(Instant.parse("2024-03-04T01:00:00Z").toEpochMilli());
        assertThat(earlier.dossier().overdueFrom()).isEqualTo(Instant.parse("2024-03-04T17:00:00Z").toEpochMilli());
        assertThat(earlier.dossier().steps().getFirst().dueAt()).isEqualTo(Instant.parse("2024-03-01T01:00:00Z").toEpochMilli());
    }

    @Test
    void fiveDaysEarlierItIsDueOnTheDayOfTheResultAndOnTime() {
        assertThat(sum(fold(-5, STORY), Measure.RESOLVED_ON_TIME)).isEqualTo(1);
        assertThat(sum(fold(-6, STORY), Measure.RESOLVED_ON_TIME)).isZero();
    }

    @Test
    void aComputedDueIsMovedToo() {
        List<String> unprinted = List.of(event("1", "dossier.accepted", "2024-03-04T08:00:00+07:00",
                "{\"unit\":\"A\",\"procedure\":\"p\",\"channel\":\"DESK\",\"limit\":{\"value\":5,\"unit\":\"WORKING_DAY\"}}"));

        assertThat(fold(0, unprinted).dossier().dueAt()).isEqualTo(Instant.parse("2024-03-11T01:00:00Z").toEpochMilli());
        assertThat(fold(3, unprinted).dossier().dueAt()).isEqualTo(Instant.parse("2024-03-14T01:00:00Z").toEpochMilli());
    }

    @Test
    void theAlertsOfTheCaseDifferAsFarAsTheyHaveBegun() {
        Optional<CaseSummary> live = Optional.of(fold(0, STORY));
        Optional<CaseSummary> changed = Optional.of(fold(-7, STORY));
        AlertDifferences alerts = new AlertDifferences(LATER, unit -> true, 100);
        alerts.add("D-1", changed, live);

        long overdueFrom = Instant.parse("2024-03-04T17:00:00Z").toEpochMilli();
        long resolved = Instant.parse("2024-03-06T01:00:00Z").toEpochMilli();
        AlertDifference overdue = alerts.held().stream().filter(each -> each.rule().equals("overdue")).findFirst().orElseThrow();
        assertThat(overdue)
                .isEqualTo(new AlertDifference(
                        "D-1", "overdue", "A", List.of(new AlertDifference.Span(overdueFrom, resolved)), List.of()));
        assertThat(alerts.byRule()).containsEntry("overdue", new AlertDifferences.Tally(1, 0, 1));
        assertThat(alerts.count()).isEqualTo(alerts.held().size());

        AlertDifferences before = new AlertDifferences(Instant.parse("2024-03-04T16:00:00Z"), unit -> true, 100);
        before.add("D-1", changed, live);
        assertThat(before.byRule()).doesNotContainKey("overdue");

        AlertDifferences between = new AlertDifferences(Instant.parse("2024-03-05T00:00:00Z"), unit -> true, 100);
        between.add("D-1", changed, live);
        assertThat(between.held())
                .filteredOn(each -> each.rule().equals("overdue"))
                .singleElement()
                .satisfies(each -> assertThat(each.changed()).containsExactly(new AlertDifference.Span(overdueFrom, null)));
    }

    @Test
    void beyondTheMostThatAreHeldTheyAreCounted() {
        AlertDifferences alerts = new AlertDifferences(LATER, unit -> true, 2);
        for (String id : List.of("D-3", "D-1", "D-2")) {
            alerts.add(id, Optional.of(fold(-7, STORY)), Optional.of(fold(0, STORY)));
        }

        assertThat(alerts.held()).hasSize(2).extracting(AlertDifference::caseId).containsOnly("D-1");
        assertThat(alerts.count()).isGreaterThan(3);
        assertThat(alerts.byRule().get("overdue").cases()).isEqualTo(3);
    }
}
