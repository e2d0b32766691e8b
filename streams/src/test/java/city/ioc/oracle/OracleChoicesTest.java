package city.ioc.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

import static city.ioc.oracle.TestCity.NO_LIMIT;
import static city.ioc.oracle.TestCity.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

/** Corners where the specification leaves room, and what the oracle makes of them. */
class OracleChoicesTest {
    private static final String ONLINE = "{'unit':'917','procedure':'3.000111','channel':'ONLINE'}";
    private static final String SUBMITTED = "{'unit':'917','procedure':'3.000111','channel':'DESK'}";

    @Test
    void aSecondSubmissionCountsWithoutAcceptanceButNotInAnOrphan() {
        Story story = Story.of("submitted twice")
                .at("2024-03-04 08:00", "dossier.submitted", SUBMITTED)
                .at("2024-03-04 09:00", "dossier.submitted", SUBMITTED);
        assertThat(cells(story)).containsOnlyKeys("? irregular 2024-03-04 2024-03-04T09:00");
        story.at("2024-03-04 10:00", "dossier.resumed");
        assertThat(cells(story)).containsOnlyKeys("917 orphans 2024-03-04 2024-03-04T10:00");
    }

    @Test
    void aCorrectionOfNothingCountsInAnOrphanToo() {
        Story story = Story.of("orphan").at("2024-03-04 10:00", "dossier.resumed").voided("2024-03-04 11:00", "NOWHERE");
        assertThat(cells(story))
                .containsOnlyKeys(
                        "? orphans 2024-03-04 2024-03-04T10:00", "? irregular 2024-03-04 2024-03-04T11:00");
    }

    @Test
    void aForeignCurrencyCountsInAnOrphanToo() {
        Story story = Story.of("orphan")
                .at("2024-03-04 10:00", "payment.requested", "{'feeId':'F1','amount':4,'currency':'USD'}");
        assertThat(cells(story))
                .containsOnlyKeys(
                        "? orphans 2024-03-04 2024-03-04T10:00", "? irregular 2024-03-04 2024-03-04T10:00");
    }

    @Test
    void aSupersededCaseTakesItsTicketAndItsCorrectionsWithIt() {
        Story story = Story.of("superseded")
                .at("2024-03-04 07:00", "ticket.taken", "{'unit':'916'}")
                .voided("2024-03-04 08:00", "NOWHERE")
                .at("2024-03-04 09:00", "dossier.superseded", "{'by':'OTHER'}");
        assertThat(cells(story)).isEmpty();
    }

    @Test
    void aDossierThatEndedByItsReturnIsHandedOver() {
        Story story = Story.of("returned twice")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.returned")
                .at("2024-03-04 10:00", "dossier.returned");
        assertThat(cells(story)).containsEntry("916 irregular 2024-03-04 2024-03-04T10:00", 1L);
    }

    @Test
    void aTransferAfterTheEndHasNoEffect() {
        Story story = Story.of("transferred")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .fee("2024-03-04 08:30", "F1", "100")
                .at("2024-03-04 09:00", "dossier.withdrawn")
                .at("2024-03-04 10:00", "dossier.transferred", "{'toUnit':'917'}");
        assertThat(cells(story))
                .containsEntry("916 irregular 2024-03-04 2024-03-04T10:00", 1L)
                .allSatisfy((key, value) -> assertThat(key).startsWith("916"));
    }

    @Test
    void aPauseWithoutWorkingTimeLeavesADueOutsideTheHoursWhereItIs() {
        Story story = Story.of("night")
                .at(
                        "2024-03-04 08:00",
                        "dossier.accepted",
                        "{'unit':'916','procedure':'3.000111','dueAt':'2024-03-09T23:00:00+07:00'}")
                .at("2024-03-04 18:00", "dossier.supplement-requested")
                .at("2024-03-04 19:00", "dossier.supplemented");
        assertThat(cells(story)).containsEntry("916 overdue 2024-03-10 2024-03-10T00:00", 1L);
    }

    @Test
    void anEarlyPaymentBelongsToTheUnitThatOwnsTheDossierWhenItsTurnComes() {
        Story story = Story.of("early")
                .paid("2024-03-04 06:00", "P1", "1", "CASH")
                .at("2024-03-04 06:30", "dossier.transferred", "{'toUnit':'917'}")
                .paid("2024-03-04 07:00", "P2", "1", "CASH")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT);
        assertThat(cells(story))
                .containsEntry("916 amount-paid 2024-03-04 2024-03-04T06:00", 10_000L)
                .containsEntry("917 amount-paid 2024-03-04 2024-03-04T07:00", 10_000L)
                .containsEntry("916 irregular 2024-03-04 2024-03-04T06:30", 1L)
                .containsEntry("917 open 2024-03-04 2024-03-04T08:00", 1L)
                .doesNotContainKey("916 open 2024-03-04 2024-03-04T08:00");
    }

    @Test
    void aCorrectionOfALaterCorrectionIsIrregularEvenIfThatOneIsVoided() {
        Story story = Story.of("later")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .voided("2024-03-05 08:00", "E3")
                .voided("2024-03-06 08:00", "E1")
                .voided("2024-03-07 08:00", "E3");
        assertThat(cells(story)).containsEntry("916 irregular 2024-03-05 2024-03-05T08:00", 1L).hasSize(3);
    }

    @Test
    void anInvalidReplacementOfADecidedTargetIsRegular() {
        Story story = Story.of("decided")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .replaced("2024-03-05 08:00", "E1", "{'step':'x'}")
                .replaced("2024-03-06 08:00", "E1", "{'unit':'917','procedure':'3.000111','channel':'DESK'}");
        assertThat(cells(story))
                .containsOnlyKeys("917 received 2024-03-04 2024-03-04T08:00", "917 open 2024-03-04 2024-03-04T08:00");
    }

    @Test
    void aReplacedCorrectionActsAsItsNewDataSays() {
        Story story = Story.of("replaced")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.withdrawn")
                .voided("2024-03-05 08:00", "E1")
                .replaced("2024-03-06 08:00", "E3", "{'targetSource':'" + Story.SOURCE + "','targetId':'E2','action':'VOID'}");
        assertThat(cells(story))
                .containsOnlyKeys("916 received 2024-03-04 2024-03-04T08:00", "916 open 2024-03-04 2024-03-04T08:00");
    }

    @Test
    void atTheSameTimeTheRankThenTheSequenceThenTheIdDecides() {
        Story story = Story.of("ties").accepted("2024-03-04 08:00", "916", NO_LIMIT);
        story.add("A", "2024-03-04 09:00", null, "2", "dossier.transferred", "{'toUnit':'920'}");
        story.add("B", "2024-03-04 09:00", null, "1", "dossier.transferred", "{'toUnit':'919'}");
        story.add("C", "2024-03-04 09:00", null, null, "dossier.transferred", "{'toUnit':'918'}");
        story.add("D", "2024-03-04 09:00", null, "0", "dossier.forwarded", "{'toUnit':'921','step':'x'}");
        // Forwarded, then C to 918, B to 919, A to 920.
        assertThat(cells(story))
                .containsEntry("920 open 2024-03-04 2024-03-04T09:00", 1L)
                .containsEntry("919 transferred-out 2024-03-04 2024-03-04T09:00", 1L)
                .containsEntry("916 transferred-out 2024-03-04 2024-03-04T09:00", 1L)
                .doesNotContainKeys("919 open 2024-03-04 2024-03-04T09:00", "916 irregular 2024-03-04 2024-03-04T09:00");
    }

    @Test
    void anOnlineSubmissionOfAnOrphanWaitsAllTheSame() {
        Story story = Story.of("orphan").at("2024-03-04 08:00", "dossier.submitted", ONLINE);
        story.at("2024-03-04 09:00", "dossier.resumed").at("2024-03-04 10:00", "dossier.withdrawn");
        assertThat(cells(story))
                .containsOnlyKeys(
                        "917 submitted-online 2024-03-04 2024-03-04T08:00",
                        "917 acceptance-waiting 2024-03-04 2024-03-04T08:00",
                        "917 orphans 2024-03-04 2024-03-04T09:00",
                        "917 acceptance-waiting 2024-03-04 2024-03-04T10:00",
                        "917 acceptance-answered 2024-03-04 2024-03-04T10:00",
                        "917 acceptance-on-time 2024-03-04 2024-03-04T10:00");
    }

    @Test
    void aRefusalBeforeTheSubmissionAnswersItAndIsIrregularOnceThereIsAnAcceptance() {
        Story story = Story.of("refused first").at("2024-03-04 07:00", "dossier.refused", "{'reason':'early'}");
        story.at("2024-03-04 08:00", "dossier.submitted", ONLINE).accepted("2024-03-08 08:00", "916", NO_LIMIT);
        assertThat(cells(story))
                .containsEntry("917 acceptance-on-time 2024-03-04 2024-03-04T08:00", 1L)
                .containsEntry("916 irregular 2024-03-04 2024-03-04T07:00", 1L)
                .doesNotContainKey("917 acceptance-waiting 2024-03-04 2024-03-04T08:00");
    }

    @Test
    void aResultIsNoLongerReadyWhenTheDossierIsReopened() {
        Story story = Story.of("reopened")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.resolved", "{'outcome':'APPROVED'}")
                .at("2024-03-04 10:00", "dossier.reopened", "{'reason':'misprint'}")
                .at("2024-03-04 11:00", "dossier.returned");
        assertThat(cells(story))
                .containsEntry("916 not-collected 2024-03-04 2024-03-04T09:00", 1L)
                .containsEntry("916 not-collected 2024-03-04 2024-03-04T10:00", -1L)
                .doesNotContainKey("916 not-collected 2024-03-04 2024-03-04T11:00");
    }

    @Test
    void aResultThatIsNotRequiredIsNeverCountedAsElectronicButWaitsToBeCollected() {
        Story story = Story.of("not required")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at(
                        "2024-03-04 09:00",
                        "dossier.resolved",
                        "{'outcome':'APPROVED','electronicResult':true,'resultRequired':false}");
        assertThat(cells(story))
                .containsKey("916 not-collected 2024-03-04 2024-03-04T09:00")
                .doesNotContainKey("916 result-electronic 2024-03-04 2024-03-04T09:00");
    }

    @Test
    void anIrregularCorrectionOfFeedbackCountsForAnUnknownUnit() {
        Story story = Story.of("feedback")
                .at("2024-03-04 08:00", "feedback.received", "{'unit':'916','kind':'STAFF'}")
                .voided("2024-03-04 09:00", "NOWHERE");
        assertThat(cells(story)).containsEntry("? irregular 2024-03-04 2024-03-04T09:00", 1L);
    }

    @Test
    void anEarlyRatingBelongsToTheUnitThatOwnsTheDossierWhenItsTurnComes() {
        Story story = Story.of("early")
                .at("2024-03-04 06:00", "dossier.rated", "{'score':5}")
                .at("2024-03-04 06:30", "dossier.transferred", "{'toUnit':'917'}")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT);
        assertThat(cells(story)).containsEntry("916 rated 2024-03-04 2024-03-04T08:00", 1L);
    }

    @Test
    void workingTimeIsElapsedTimeWhenTheClocksChange() {
        // In Berlin 02:00 became 03:00 on Sunday 31 March 2024: from 01:00 to 05:00 only three hours passed.
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        OracleCalendar calendar = new OracleCalendar(new OracleSettings(
                berlin,
                true,
                "EUR",
                Map.of(DayOfWeek.SUNDAY, List.<LocalTime[]>of(new LocalTime[] {LocalTime.of(1, 0), LocalTime.of(5, 0)})),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                SETTINGS.nationalPortal(),
                SETTINGS.limits(),
                List.of()));
        long opening = Instant.parse("2024-03-31T00:00:00Z").toEpochMilli();
        long closing = Instant.parse("2024-03-31T03:00:00Z").toEpochMilli();
        assertThat(calendar.between(opening - 1_000, closing + 1_000)).isEqualTo(3 * 3_600_000L);
        assertThat(calendar.add(opening - 1_000, 3 * 3_600_000L)).isEqualTo(closing);
    }

    private static SortedMap<String, Long> cells(Story story) {
        return HandWorked.keyed(BatchOracle.compute(story.lines(), SETTINGS).cells());
    }
}
