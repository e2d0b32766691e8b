package city.ioc.core;

import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Accepted;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.Outcome;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.ServiceEvent;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.events.ServiceEvent.FeedbackKind;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.TestCity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Times are worked out by hand from the hours 07-11 and 13-17 and the days off of Cần Thơ. */
class EpisodesTest {
    private static final CaseFold FOLD = new CaseFold(OracleRules.of(TestCity.CHANGING));

    private final List<Event> events = new ArrayList<>();

    private EpisodesTest at(String time, EventData data) {
        events.add(Event.of("/desk", "e" + events.size(), "C", time(time), data));
        return this;
    }

    private static OffsetDateTime time(String local) {
        return LocalDateTime.parse(local).atZone(TestCity.ZONE).toOffsetDateTime();
    }

    private static Accepted tenDays() {
        return new Accepted("916", TestCity.TEN_DAYS, null, null, null, null);
    }

    private static DossierEvent.Resolved resolved() {
        return new DossierEvent.Resolved(Outcome.APPROVED, null, null);
    }

    /** As {@code from..to} in local time, one for each episode of the rule. */
    private List<String> episodes(String rule) {
        CaseEvents set = CaseEvents.NONE;
        for (Event event : events) {
            set = set.with(event).orElse(set);
        }
        return FOLD.fold("C", set).episodes().stream()
                .filter(episode -> episode.rule().equals(rule))
                .map(episode -> local(episode.from()) + ".." + (episode.to() == null ? "" : local(episode.to())))
                .toList();
    }

    private static String local(long at) {
        return Instant.ofEpochMilli(at).atZone(TestCity.ZONE).toLocalDateTime().toString();
    }

    @Test
    void aDossierIsDueSoonFromEightWorkingHoursBeforeItsDueUntilItIsOverdue() {
        // Due on Friday 15 March at 08:00; eight hours before: 07:00-08:00 on Friday, and Thursday from 08:00.
        at("2024-03-01T08:00", tenDays());

        assertThat(episodes("due-soon")).containsExactly("2024-03-14T08:00..2024-03-16T00:00");
        assertThat(episodes("overdue")).containsExactly("2024-03-16T00:00..");
        assertThat(episodes("apology-missing")).containsExactly("2024-03-16T00:00..");
    }

    @Test
    void whatIsResolvedInTimeIsNeverOverdue() {
        at("2024-03-01T08:00", tenDays()).at("2024-03-15T16:00", resolved());

        assertThat(episodes("due-soon")).containsExactly("2024-03-14T08:00..2024-03-15T16:00");
        assertThat(episodes("overdue")).isEmpty();
    }

    @Test
    void waitingForASupplementEndsOverdueAndItBeginsAnewAfterwards() {
        at("2024-03-01T08:00", tenDays())
                .at("2024-03-18T08:00", new DossierEvent.SupplementRequested(null))
                .at("2024-03-19T08:00", new DossierEvent.Supplemented(time("2024-03-19T12:00")))
                .at("2024-03-21T08:00", resolved());

        assertThat(episodes("overdue"))
                .containsExactly("2024-03-16T00:00..2024-03-18T08:00", "2024-03-20T00:00..2024-03-21T08:00");
    }

    @Test
    void aNewDueIsHeldAgainstNothingBefore() {
        at("2024-03-01T08:00", tenDays())
                .at("2024-03-17T08:00", new DossierEvent.DueChanged(time("2024-03-25T08:00"), "late", "12"))
                .at("2024-03-26T09:00", resolved());

        assertThat(episodes("overdue"))
                .containsExactly("2024-03-16T00:00..2024-03-17T08:00", "2024-03-26T00:00..2024-03-26T09:00");
        assertThat(episodes("apology-missing")).containsExactly("2024-03-16T00:00..2024-03-17T08:00");
    }

    @Test
    void aDossierIsStuckAfterFiveWorkingDaysWithoutAnEvent() {
        // From Friday 1 March 08:00; a payment on Friday 8 March at 07:59 begins the time anew: Friday 15 March, 07:59.
        at("2024-03-01T08:00", new Accepted("916", TestCity.NO_LIMIT, null, null, null, null))
                .at("2024-03-08T07:59", new DossierEvent.StepCompleted("check"))
                .at("2024-03-18T10:00", resolved());

        assertThat(episodes("stuck")).containsExactly("2024-03-15T07:59..2024-03-18T10:00");
    }

    @Test
    void whoWaitsForTheApplicantIsNotStuck() {
        at("2024-03-01T08:00", tenDays()).at("2024-03-04T08:00", new DossierEvent.Paused(PauseCause.OTHER));

        assertThat(episodes("stuck")).isEmpty();
    }

    @Test
    void aPauseIsLateWhenItBeginsInTheLastTenthOfTheTime() {
        // Ten working days are 80 hours: the last eight begin on Thursday 14 March at 08:00.
        at("2024-03-01T08:00", tenDays())
                .at("2024-03-14T08:00", new DossierEvent.SupplementRequested(null))
                .at("2024-03-20T08:00", new DossierEvent.Supplemented(null));

        assertThat(episodes("late-pause")).containsExactly("2024-03-14T08:00..2024-03-20T08:00");
    }

    @Test
    void aPauseBeforeTheLastTenthIsNotLate() {
        at("2024-03-01T08:00", tenDays()).at("2024-03-14T07:59", new DossierEvent.SupplementRequested(null));

        assertThat(episodes("late-pause")).isEmpty();
    }

    @Test
    void anOnlineSubmissionIsOverdueForAcceptanceAfterEightWorkingHours() {
        // Friday 16:00 and eight hours: Monday 16:00, that instant included.
        at("2024-03-08T16:00", new DossierEvent.Submitted("916", TestCity.TEN_DAYS, Channel.ONLINE))
                .at("2024-03-12T09:00", tenDays());

        assertThat(episodes("acceptance-overdue")).containsExactly("2024-03-11T16:00:00.001..2024-03-12T09:00");
    }

    @Test
    void aStepIsOverdueOnTheDayAfterItsDueThoughTheDossierWaits() {
        at("2024-03-01T08:00", tenDays())
                .at("2024-03-04T08:00", new DossierEvent.Forwarded("STP", "check", time("2024-03-06T08:00"), true))
                .at("2024-03-05T08:00", new DossierEvent.SupplementRequested(null))
                .at("2024-03-08T08:00", new DossierEvent.StepCompleted("check"));

        assertThat(episodes("step-overdue")).containsExactly("2024-03-07T00:00..2024-03-08T08:00");
    }

    @Test
    void aResultThatNobodyFetchesForFiveWorkingDaysIsNotCollected() {
        at("2024-03-01T08:00", tenDays())
                .at("2024-03-04T09:00", resolved())
                .at("2024-03-20T08:00", new DossierEvent.Returned(null));

        assertThat(episodes("not-collected")).containsExactly("2024-03-11T09:00..2024-03-20T08:00");
    }

    @Test
    void feedbackIsOverdueAfterFifteenWorkingDays() {
        at("2024-03-01T08:00", new ServiceEvent.FeedbackReceived("916", FeedbackKind.STAFF))
                .at("2024-03-25T08:00", new ServiceEvent.FeedbackAnswered());

        assertThat(episodes("feedback-overdue")).containsExactly("2024-03-23T00:00..2024-03-25T08:00");
    }

    @Test
    void anOutageIsToldAfterAnHourInWhichWorkWasPossible() {
        at("2024-03-01T10:30", new ServiceEvent.OutageStarted("916", Component.NETWORK))
                .at("2024-03-01T15:00", new ServiceEvent.OutageEnded());

        assertThat(episodes("outage")).containsExactly("2024-03-01T13:30..2024-03-01T15:00");
    }

    /** The episodes of the rule are those of the standing, which the oracle finds independently. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whenADossierIsOverdueTheRuleHoldsAndNoOtherTime(long seed) {
        Map<String, List<Event>> cases = new TreeMap<>();
        for (Event event : new EventGenerator(seed).history(20_000)) {
            cases.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
        }
        int overdue = 0;
        for (Map.Entry<String, List<Event>> entry : cases.entrySet()) {
            CaseEvents set = CaseEvents.NONE;
            for (Event event : entry.getValue()) {
                set = set.with(event).orElse(set);
            }
            CaseSummary summary = FOLD.fold(entry.getKey(), set);
            for (Map.Entry<String, String> pair : Map.of(
                            "overdue", "overdue",
                            "step-overdue", "step-overdue",
                            "acceptance-overdue", "acceptance-overdue",
                            "feedback-overdue", "feedback-overdue")
                    .entrySet()) {
                Map<Long, Integer> byRule = edges(summary.episodes(), pair.getKey());
                assertThat(byRule).as(entry.getKey()).isEqualTo(edges(summary, pair.getValue()));
                overdue += byRule.size();
            }
        }
        assertThat(overdue).isGreaterThan(1_000);
    }

    private static Map<Long, Integer> edges(List<Episode> episodes, String rule) {
        Map<Long, Integer> edges = new HashMap<>();
        for (Episode episode : episodes) {
            if (episode.rule().equals(rule)) {
                edges.merge(episode.from(), 1, Integer::sum);
                if (episode.to() != null) {
                    edges.merge(episode.to(), -1, Integer::sum);
                }
            }
        }
        return edges;
    }

    /** Of whatever unit: a transfer takes away and gives at one instant. */
    private static Map<Long, Integer> edges(CaseSummary summary, String measure) {
        Map<Long, Integer> edges = new HashMap<>();
        for (Fact fact : summary.facts()) {
            if (fact.measure().wireName().equals(measure)) {
                edges.merge(fact.at(), (int) fact.amount(), Integer::sum);
                edges.remove(fact.at(), 0);
            }
        }
        return edges;
    }
}
