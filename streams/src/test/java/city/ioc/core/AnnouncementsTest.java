package city.ioc.core;

import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.TimeLimit.Unit;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Accepted;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.Outcome;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.ServiceEvent;
import city.ioc.oracle.TestCity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dues, measured time and episodes while days off are announced, and in units with hours of their own. Times are worked out by hand:
 * on 12 April 2024 was announced that Monday 29 April is off and Saturday 4 May is worked; on Friday 13 September that Tuesday 10 September had
 * been off; on 12 June at 09:30 that this Wednesday is off. Unit 924 also works on Saturdays from 07:00 to 11:00.
 */
class AnnouncementsTest {
    private static final CaseFold FOLD = new CaseFold(OracleRules.of(TestCity.CHANGING));

    private final List<Event> events = new ArrayList<>();

    private AnnouncementsTest at(String time, EventData data) {
        events.add(Event.of("/desk", "e" + events.size(), "C", time(time), data));
        return this;
    }

    private static OffsetDateTime time(String local) {
        return LocalDateTime.parse(local).atZone(TestCity.ZONE).toOffsetDateTime();
    }

    private static Accepted within(int days) {
        return new Accepted("916", TestCity.TEN_DAYS, null, null, new TimeLimit(days, Unit.WORKING_DAY), null);
    }

    private static DossierEvent.Resolved resolved() {
        return new DossierEvent.Resolved(Outcome.APPROVED, null, null);
    }

    private CaseSummary summary() {
        CaseEvents set = CaseEvents.NONE;
        for (Event event : events) {
            set = set.with(event).orElse(set);
        }
        return FOLD.fold("C", set);
    }

    private String due() {
        return local(summary().dossier().dueAt());
    }

    private Duration processing() {
        return Duration.ofMillis(summary().dossier().ends().getLast().processingMillis());
    }

    /** As {@code from..to, due} in local time, one for each episode of the rule. */
    private List<String> episodes(String rule) {
        return summary().episodes().stream()
                .filter(episode -> episode.rule().equals(rule))
                .map(episode -> local(episode.from())
                        + ".."
                        + (episode.to() == null ? "" : local(episode.to()))
                        + (episode.dueAt() == null ? "" : ", " + local(episode.dueAt())))
                .toList();
    }

    private static String local(long at) {
        return Instant.ofEpochMilli(at).atZone(TestCity.ZONE).toLocalDateTime().toString();
    }

    @Test
    void theExchangeOf2024IsKnownToADossierThatIsOpenAndNotToOneThatEndedBefore() {
        at("2024-04-10T10:00", within(13));
        assertThat(due()).isEqualTo("2024-05-03T10:00");

        at("2024-04-11T23:59", resolved());
        assertThat(due()).isEqualTo("2024-05-02T10:00");
    }

    @Test
    void aDossierThatEndsAtTheMomentOfTheAnnouncementKnowsIt() {
        at("2024-04-10T10:00", within(13)).at("2024-04-12T00:00", resolved());

        assertThat(due()).isEqualTo("2024-05-03T10:00");
    }

    @Test
    void processingTimeLeavesOutDaysOffThatWereAnnouncedAfterwards() {
        // From Friday 6 September 08:00 to Wednesday the 11th 10:00: 7 + 8 (Monday) + 3 h, and Tuesday was off.
        at("2024-09-06T08:00", within(10)).at("2024-09-11T10:00", resolved());

        assertThat(processing()).hasHours(18);
    }

    @Test
    void processingTimeIsThatOfTheUnitThatAccepted() {
        // Friday from 08:00: 3 + 4 h, Saturday until 10:00: 3 h.
        at("2024-03-08T08:00", new Accepted("924", TestCity.TEN_DAYS, null, null, null, null))
                .at("2024-03-08T09:00", new DossierEvent.Transferred("916"))
                .at("2024-03-09T10:00", resolved());

        assertThat(processing()).hasHours(10);
    }

    @Test
    void aDossierIsDueSoonByTheCalendarThatIsKnown() {
        // Due on Thursday 12 September 08:00, eight hours after Wednesday 08:00; from the 13th on due at 08:00 of that day.
        at("2024-09-06T08:00", within(4));

        assertThat(episodes("due-soon")).containsExactly("2024-09-11T08:00..2024-09-14T00:00, 2024-09-13T08:00");
    }

    @Test
    void itIsNoLongerDueSoonWhenADayOffGivesTime() {
        // Due on Thursday 13 June 08:00, eight hours after Wednesday 08:00; from 09:30 on due on Friday, eight hours after Thursday 08:00.
        at("2024-06-10T08:00", within(3));

        assertThat(episodes("due-soon")).containsExactly(
                "2024-06-12T08:00..2024-06-12T09:30, 2024-06-13T08:00",
                "2024-06-13T08:00..2024-06-15T00:00, 2024-06-14T08:00");
    }

    @Test
    void whatIsOverdueByTheOldDueAndByTheNewIsOverdueOnce() {
        // Overdue from Thursday 12 September on, the day after the due; from the 13th on that is the day after the due again.
        at("2024-09-06T08:00", within(3));

        assertThat(episodes("overdue")).containsExactly("2024-09-12T00:00.., 2024-09-12T08:00");
    }

    @Test
    void anAnnouncementIsNothingThatHappensToADossier() {
        // Five working days after Monday 8 April 08:00.
        at("2024-04-08T08:00", within(10)).at("2024-04-18T08:00", resolved());

        assertThat(episodes("stuck")).containsExactly("2024-04-15T08:00..2024-04-18T08:00, 2024-04-23T08:00");
    }

    @Test
    void limitsOfAlertsTakeAllDaysOffAndTheHoursOfTheUnit() {
        // Five working days after Friday 6 September 08:00: 9, 11, 12, 13, 16 September, though the 10th is announced on the 13th.
        at("2024-09-06T08:00", within(20));
        assertThat(episodes("stuck")).first().asString().startsWith("2024-09-16T08:00..");

        events.clear();
        // Ready on Monday 4 March 09:00; 5, 6, 7, 8 March and Saturday the 9th.
        at("2024-03-01T08:00", new Accepted("924", TestCity.TEN_DAYS, null, null, null, null)).at("2024-03-04T09:00", resolved());
        assertThat(episodes("not-collected")).first().asString().startsWith("2024-03-09T09:00..");

        events.clear();
        // An hour: half on Friday until 17:00, half on Saturday from 07:00.
        at("2024-03-08T16:30", new ServiceEvent.OutageStarted("924", ServiceEvent.Component.NETWORK));
        assertThat(episodes("outage")).containsExactly("2024-03-09T07:30..");
    }

    @Test
    void aPauseIsLateByWhatWasKnownWhenItBegan() {
        // Until Thursday 12 September 08:00 were 32 h, of which half an hour was left. From the 13th on it is due on Friday at 08:00.
        at("2024-09-06T08:00", within(4)).at("2024-09-12T07:30", new DossierEvent.SupplementRequested(null));

        assertThat(episodes("late-pause")).containsExactly("2024-09-12T07:30.., 2024-09-13T08:00");
    }

    @Test
    void onlineSubmissionsAndFeedbackAreOverdueForWhatWasKnown() {
        at("2024-06-11T07:30", new DossierEvent.Submitted("916", TestCity.NO_LIMIT, Channel.ONLINE));
        assertThat(episodes("acceptance-overdue")).containsExactly(
                "2024-06-12T07:30:00.001..2024-06-12T09:30, 2024-06-12T07:30",
                "2024-06-13T07:30:00.001.., 2024-06-13T07:30");

        events.clear();
        // Fifteen working days after 19 August, without 2 and 3 September: 11 September, and the 12th without the 10th.
        at("2024-08-19T08:00", new ServiceEvent.FeedbackReceived("916", ServiceEvent.FeedbackKind.STAFF))
                .at("2024-09-12T09:00", new ServiceEvent.FeedbackRated(true));
        assertThat(episodes("feedback-overdue")).containsExactly("2024-09-12T00:00.., 2024-09-12T08:00");
    }
}
