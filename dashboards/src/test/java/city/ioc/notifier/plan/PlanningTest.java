package city.ioc.notifier.plan;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.AlertChange;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.TestAlerts;
import city.ioc.notifier.plan.Delivery.State;
import java.util.List;
import org.junit.jupiter.api.Test;

import static city.ioc.notifier.TestAlerts.at;
import static city.ioc.notifier.TestAlerts.recipient;
import static org.assertj.core.api.Assertions.assertThat;

/** Times are local times of Cần Thơ: 07:00-11:00 and 13:00-17:00, Monday to Friday; 26 February 2024 is a Monday. */
class PlanningTest {
    private static final Recipient JUSTICE = recipient("justice", Severity.HIGH, null, "07:00");
    private static final Recipient HEAD = TestAlerts.head("head", "unit-head", "STP", Severity.HIGH);

    private final Told told = new Told(JUSTICE, HEAD);
    private final TestAlerts overdue = TestAlerts.of("H13.12-240226-0001", "overdue", "STP");

    @Test
    void whatIsBadEnoughGoesOutAtOnceInWorkingTime() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T10:00", "justice")).containsExactly("single RAISED H13.12-240226-0001");
    }

    @Test
    void whatIsNotSoBadWaitsForTheDigestOfTheNextWorkingDay() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.WARNING));
        assertThat(told.at("2024-02-26T17:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-27T06:59:59", "justice")).isEmpty();
        assertThat(told.at("2024-02-27T07:00", "justice")).containsExactly("digest RAISED H13.12-240226-0001");
        assertThat(told.at("2024-02-27T07:00", "justice")).as("once only").isEmpty();
    }

    @Test
    void whatComesAtLunchWaitsForTheAfternoon() {
        told.when("2024-02-26T11:00", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T12:59:59", "justice")).isEmpty();
        assertThat(told.at("2024-02-26T13:00", "justice")).containsExactly("digest RAISED H13.12-240226-0001");
    }

    @Test
    void aNightAndAWeekendAreQuietAndWhatCameThenIsOneDigest() {
        told.when("2024-02-23T17:00", overdue.raised(Severity.CRITICAL));
        told.when("2024-02-24T10:00", TestAlerts.of("H13.12-240226-0002", "stuck", "STP").raised(Severity.NOTICE));
        assertThat(told.at("2024-02-25T10:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-26T07:00", "justice"))
                .containsExactly("digest RAISED H13.12-240226-0001, RAISED H13.12-240226-0002");
    }

    @Test
    void theWholeOfTetIsQuiet() {
        told.when("2024-02-07T17:30", overdue.raised(Severity.CRITICAL));
        assertThat(told.at("2024-02-08T10:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-14T10:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-15T06:59:59", "justice")).isEmpty();
        assertThat(told.at("2024-02-15T07:00", "justice")).hasSize(1);
    }

    @Test
    void aMakeUpSaturdayIsAWorkingDay() {
        told.when("2024-05-03T17:30", overdue.raised(Severity.WARNING));
        assertThat(told.at("2024-05-04T07:00", "justice")).hasSize(1);
    }

    @Test
    void onlyTheUrgentGoesOutAtAnyHour() {
        Told night = new Told(recipient("operators", Severity.HIGH, Severity.CRITICAL, "07:00"));
        night.when("2024-02-10T02:00", overdue.raised(Severity.CRITICAL));
        night.when("2024-02-10T02:00", TestAlerts.of("2", "overdue", "STP").raised(Severity.HIGH));
        assertThat(night.at("2024-02-10T02:00", "operators")).containsExactly("single RAISED H13.12-240226-0001");
    }

    @Test
    void aRaiseThatIsClearedBeforeItWasSentIsSuppressedAndNobodyHears() {
        told.when("2024-02-26T18:00", overdue.raised(Severity.HIGH));
        told.when("2024-02-26T19:00", overdue.cleared());
        assertThat(told.at("2024-02-27T07:00", "justice")).isEmpty();
        assertThat(told.counts()).containsEntry(State.SUPPRESSED, 1L).containsEntry(State.HELD, 0L);
    }

    @Test
    void aRaiseThatComesAlreadyClearedIsSuppressed() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH).and(AlertChange.Kind.CLEARED));
        assertThat(told.at("2024-02-26T10:00", "justice")).isEmpty();
        assertThat(told.counts()).containsEntry(State.SUPPRESSED, 1L);
    }

    @Test
    void theEndIsToldToWhomTheRaiseWasTold() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.at("2024-02-26T10:00", "justice");
        told.when("2024-02-26T10:30", overdue.cleared());
        assertThat(told.at("2024-02-26T10:30", "justice")).containsExactly("single CLEARED H13.12-240226-0001");
        assertThat(told.at("2024-02-26T10:30", "head")).isEmpty();
    }

    @Test
    void theEndFollowsTheRaiseThatIsOnItsWay() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.begin("2024-02-26T10:00", "justice");
        told.when("2024-02-26T10:05", overdue.cleared());
        assertThat(told.at("2024-02-26T10:06", "justice")).as("the way is not free").isEmpty();
        told.finish("2024-02-26T10:07", "justice");
        assertThat(told.at("2024-02-26T10:08", "justice")).containsExactly("single CLEARED H13.12-240226-0001");
    }

    @Test
    void theEndOfWhatCouldNotBeDeliveredIsNotTold() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.begin("2024-02-26T10:00", "justice");
        told.fail("2024-02-26T10:01", "justice");
        told.when("2024-02-26T10:05", overdue.cleared());
        assertThat(told.at("2024-02-26T10:08", "justice")).isEmpty();
    }

    @Test
    void theEndOfWhatADigestToldIsTold() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.WARNING));
        told.at("2024-02-27T07:00", "justice");
        told.when("2024-02-27T08:00", overdue.cleared());
        assertThat(told.at("2024-02-28T07:00", "justice")).containsExactly("digest CLEARED H13.12-240226-0001");
    }

    @Test
    void anEscalationGoesToItsRoleInItsUnitOnly() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.at("2024-02-26T10:00", "justice");
        told.when("2024-02-27T10:00", overdue.escalated("unit-head", Severity.CRITICAL));
        assertThat(told.at("2024-02-27T10:00", "head")).containsExactly("single ESCALATED H13.12-240226-0001");
        assertThat(told.at("2024-02-27T10:00", "justice")).isEmpty();

        TestAlerts elsewhere = TestAlerts.of("H13.13-1", "overdue", "SYT");
        told.when("2024-02-27T10:00", elsewhere.raised(Severity.HIGH).escalated("unit-head", Severity.CRITICAL));
        assertThat(told.at("2024-02-27T10:00", "head")).isEmpty();
    }

    @Test
    void anEscalationTellsWhatStillWaits() {
        Told both = new Told(TestAlerts.headWithDigest("head", "unit-head", Severity.HIGH, "07:00"));
        both.when("2024-02-26T10:00", overdue.raised(Severity.WARNING));
        both.when("2024-02-26T16:00", overdue.escalated("unit-head", Severity.HIGH));
        assertThat(both.at("2024-02-26T16:00", "head")).containsExactly("single ESCALATED H13.12-240226-0001");
        assertThat(both.at("2024-02-27T07:00", "head")).isEmpty();
        assertThat(both.counts()).containsEntry(State.MERGED, 1L);
    }

    @Test
    void aUnitsAlertHoldsBackThoseOfItsDossiersAndGoesOutInstead() {
        TestAlerts silent = TestAlerts.ofUnit("STP", "feed-silent");
        told.when("2024-02-26T10:00", silent.raised(Severity.HIGH));
        told.when("2024-02-26T10:01", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T10:01", "justice")).containsExactly("single RAISED STP");
        assertThat(told.at("2024-02-26T10:02", "justice")).isEmpty();

        told.when("2024-02-26T10:30", TestAlerts.of("2", "overdue", "STP").raised(Severity.HIGH));
        told.when("2024-02-26T10:40", overdue.cleared());
        told.when("2024-02-26T10:50", silent.cleared());
        assertThat(told.at("2024-02-26T10:50", "justice")).containsExactly("digest RAISED 2", "single CLEARED STP");
        assertThat(told.counts()).containsEntry(State.SUPPRESSED, 1L);
    }

    @Test
    void anInhibitionThatEndsAtNightReleasesInTheMorning() {
        TestAlerts mass = TestAlerts.ofUnit("STP", "mass-overdue");
        told.when("2024-02-26T10:00", mass.raised(Severity.NOTICE));
        told.when("2024-02-26T10:01", overdue.raised(Severity.HIGH));
        told.when("2024-02-26T22:00", mass.cleared());
        assertThat(told.at("2024-02-26T22:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-27T07:00", "justice")).containsExactly("digest RAISED H13.12-240226-0001");
    }

    @Test
    void whatAnOutageKeptIntoTheNightWaitsForTheMorning() {
        told.when("2024-02-26T16:50", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T22:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-27T07:00", "justice")).hasSize(1);
    }

    @Test
    void whatNobodyIsToldOfHoldsNothingBack() {
        told.when("2024-02-26T10:00", TestAlerts.ofUnit("STP", "feed-silent").raised(Severity.HIGH).historic());
        told.when("2024-02-26T10:01", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T10:01", "justice")).containsExactly("single RAISED H13.12-240226-0001");
    }

    @Test
    void anotherUnitIsNotHeldBack() {
        told.when("2024-02-26T10:00", TestAlerts.ofUnit("SYT", "feed-silent").raised(Severity.HIGH));
        told.when("2024-02-26T10:01", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T10:01", "justice"))
                .containsExactly("single RAISED SYT", "single RAISED H13.12-240226-0001");
    }

    @Test
    void aDigestKnowsWhatHasBeenSeenMeanwhile() {
        told.when("2024-02-26T18:00", overdue.raised(Severity.HIGH));
        told.when("2024-02-26T18:30", overdue.and(AlertChange.Kind.ACKNOWLEDGED));
        told.begin("2024-02-27T07:00", "justice");
        assertThat(told.sending("justice").item().isSeen()).isTrue();
    }

    @Test
    void historyIsNeverTold() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.CRITICAL).historic());
        assertThat(told.at("2024-02-26T10:00", "justice")).isEmpty();
        assertThat(told.counts().values()).containsOnly(0L);
    }

    @Test
    void whatHappenedBeforeSomebodyBecameARecipientIsNotTold() {
        overdue.setTime("2024-02-20T10:00");
        overdue.raised(Severity.HIGH);
        told.enrol("2024-02-26T08:00");
        overdue.setTime("2024-02-26T10:00");
        told.when("2024-02-26T10:00", overdue.escalated("unit-head", Severity.HIGH));
        assertThat(told.at("2024-02-26T10:00", "justice")).isEmpty();
        assertThat(told.at("2024-02-26T10:00", "head")).containsExactly("single ESCALATED H13.12-240226-0001");
    }

    @Test
    void theSameAlertReadAgainPlansNothingNew() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.when("2024-02-26T10:00", overdue);
        assertThat(told.at("2024-02-26T10:00", "justice")).hasSize(1);
        told.when("2024-02-26T10:01", overdue);
        assertThat(told.at("2024-02-26T10:01", "justice")).isEmpty();
    }

    @Test
    void theNextEpisodeEndsTheOneBeforeAndIsToldAnew() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.at("2024-02-26T10:00", "justice");
        overdue.setTime("2024-02-26T10:10");
        overdue.cleared();
        told.when("2024-02-26T10:20", overdue.raised(Severity.HIGH));
        assertThat(told.at("2024-02-26T10:20", "justice")).containsExactly(
                "single CLEARED H13.12-240226-0001", "single RAISED H13.12-240226-0001");
    }

    @Test
    void aLedgerReadBackInAnotherOrderDecidesAlike() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.at("2024-02-26T10:00", "justice");
        told.when("2024-02-26T10:30", overdue.cleared());
        told.at("2024-02-26T10:30", "justice");
        Ledger again = told.readBackReversed();
        assertThat(again.counts()).isEqualTo(told.counts());
        assertThat(again.open(overdue.alert().id(), "justice")).isEmpty();
    }

    @Test
    void aLedgerReadBackKnowsWhatIsOnItsWayThoughOlderRecordsOfOthersComeLater() {
        told.when("2024-02-26T10:00", overdue.raised(Severity.HIGH));
        told.when("2024-02-26T10:00", TestAlerts.of("2", "overdue", "STP").raised(Severity.HIGH));
        told.begin("2024-02-26T10:00", "justice");
        Delivery first = told.sending("justice");
        told.finish("2024-02-26T10:01", "justice");
        told.begin("2024-02-26T10:01", "justice");
        Delivery second = told.sending("justice");

        Ledger again = new Ledger();
        List.of(second, first, first.sent(first.at() + 1)).forEach(again::apply);
        assertThat(again.sending("justice")).contains(second);
    }

    @Test
    void idsAreStableAndDifferByRecipientEpisodeAndChange() {
        assertThat(List.of(
                        MessageId.of("a!overdue", 1, AlertChange.Kind.RAISED, 1, "x"),
                        MessageId.of("a!overdue", 2, AlertChange.Kind.RAISED, 1, "x"),
                        MessageId.of("a!overdue", 1, AlertChange.Kind.CLEARED, 1, "x"),
                        MessageId.of("a!overdue", 1, AlertChange.Kind.RAISED, 1, "y")))
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo(MessageId.of("a!overdue", 1, AlertChange.Kind.RAISED, 1, "x"));
        assertThat(at("2024-02-26T07:00")).isEqualTo(1_708_905_600_000L);
    }
}
