package city.ioc.core;

import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.TimeLimit.Unit;
import city.ioc.core.Timeline.Effect;
import city.ioc.core.Timeline.Entry;
import city.ioc.core.Timeline.Standing;
import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Accepted;
import city.ioc.events.DossierEvent.Outcome;
import city.ioc.events.Event;
import city.ioc.events.Event.Identity;
import city.ioc.events.EventData;
import city.ioc.events.OperatorAction;
import city.ioc.events.RawJson;
import city.ioc.events.ServiceEvent;
import city.ioc.oracle.TestCity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Standings are worked out by hand as {@code state unit due used left}, in hours. The week begins on Monday 4 March 2024; offices are open
 * from 07 to 11 and from 13 to 17.
 */
class TimelinesTest {
    private static final Timelines STEADY = new Timelines(new CaseFold(OracleRules.of(TestCity.STEADY)));

    private CaseEvents events = CaseEvents.NONE;

    private TimelinesTest at(String time, String id, EventData data) {
        return written(time, null, id, data);
    }

    private TimelinesTest written(String time, String recorded, String id, EventData data) {
        Event event = Event.of("/desk", id, "C", time(time), data);
        events = events.with(recorded == null ? event : event.withRecordedTime(time(recorded))).orElseThrow();
        return this;
    }

    private static OffsetDateTime time(String local) {
        return LocalDateTime.parse("2024-" + local).atZone(TestCity.ZONE).toOffsetDateTime();
    }

    private static Accepted within(int days) {
        return new Accepted("916", TestCity.TEN_DAYS, null, null, new TimeLimit(days, Unit.WORKING_DAY), null);
    }

    private static DossierEvent.Resolved resolved() {
        return new DossierEvent.Resolved(Outcome.APPROVED, null, null);
    }

    private static DossierEvent.Digitised digitised() {
        return new DossierEvent.Digitised(1, 1, null, null, null);
    }

    private static Correction taking(String id) {
        return new Correction("/desk", id, Correction.Action.VOID, null);
    }

    private static Correction movingTo(String id, String unit) {
        return new Correction("/desk", id, Correction.Action.REPLACE, new RawJson("{\"toUnit\":\"" + unit + "\"}"));
    }

    private Timeline timeline() {
        return STEADY.of("C", events);
    }

    private List<String> standings() {
        return timeline().entries().stream().map(entry -> text(entry.after())).toList();
    }

    private List<String> effects() {
        return timeline().entries().stream().map(TimelinesTest::effect).toList();
    }

    private static String effect(Entry entry) {
        Identity corrected = entry.correctedBy();
        return entry.event().id() + " " + entry.effect() + (corrected == null ? "" : " by " + corrected.id());
    }

    private static String text(Standing standing) {
        return standing == null
                ? "nothing"
                : String.join(
                        " ",
                        String.valueOf(standing.state()),
                        String.valueOf(standing.unit()),
                        standing.dueAt() == null ? "-" : local(standing.dueAt()),
                        hours(standing.usedMillis()),
                        hours(standing.leftMillis()));
    }

    private static String local(long at) {
        return Instant.ofEpochMilli(at).atZone(TestCity.ZONE).toLocalDateTime().toString().substring(5);
    }

    private static String hours(Long millis) {
        return millis == null ? "-" : Duration.ofMillis(millis).toMinutes() / 60.0 + "h";
    }

    @Test
    void tellsTheClocksAfterEachEventAndLetsThemStandWhileASupplementIsWaitedFor() {
        // Until Tuesday 09:00: 7 + 2 h. Waited for: 6 + 3 h, so the due moves from Thursday 08:00 to Friday 09:00.
        at("03-04T08:00", "a", within(3))
                .at("03-05T09:00", "b", new DossierEvent.SupplementRequested(null))
                .at("03-05T15:00", "c", digitised())
                .at("03-06T10:00", "d", new DossierEvent.Supplemented(null))
                .at("03-08T10:00", "e", resolved())
                .at("03-08T14:00", "f", new DossierEvent.Returned(null))
                .at("03-08T15:00", "g", new DossierEvent.Returned(null));

        assertThat(standings()).containsExactly(
                "PROCESSING 916 03-07T08:00 0.0h 24.0h",
                "PAUSED 916 03-07T08:00 9.0h 15.0h",
                "PAUSED 916 03-07T08:00 9.0h 15.0h",
                "PROCESSING 916 03-08T09:00 9.0h 15.0h",
                "RESOLVED 916 03-08T09:00 25.0h -1.0h",
                "RETURNED 916 03-08T09:00 25.0h -1.0h",
                "RETURNED 916 03-08T09:00 25.0h -1.0h");
        assertThat(effects()).containsExactly(
                "a EFFECTIVE", "b EFFECTIVE", "c EFFECTIVE", "d EFFECTIVE", "e EFFECTIVE", "f EFFECTIVE", "g IRREGULAR");
        assertThat(timeline().pauses()).hasSize(1);
        assertThat(local(timeline().pauses().getFirst().from())).isEqualTo("03-05T09:00");
        assertThat(local(timeline().pauses().getFirst().until())).isEqualTo("03-06T10:00");
    }

    @Test
    void aDueGivenWhileTheClockStandsLeavesTheTimeFromThenOn() {
        // From Tuesday 15:00 to Friday 10:00: 2 + 8 + 8 + 3 h; waited for since: 2 + 6 h, so the due moves to Monday the 11th 10:00.
        at("03-04T08:00", "a", within(3))
                .at("03-05T09:00", "b", new DossierEvent.SupplementRequested(null))
                .at("03-05T15:00", "c", new DossierEvent.DueChanged(time("03-08T10:00"), "flood", null))
                .at("03-06T09:00", "d", digitised())
                .at("03-06T15:00", "e", new DossierEvent.Supplemented(null));

        assertThat(standings()).containsExactly(
                "PROCESSING 916 03-07T08:00 0.0h 24.0h",
                "PAUSED 916 03-07T08:00 9.0h 15.0h",
                "PAUSED 916 03-08T10:00 9.0h 21.0h",
                "PAUSED 916 03-08T10:00 9.0h 21.0h",
                "PROCESSING 916 03-11T10:00 9.0h 21.0h");
    }

    @Test
    void aReopenedDossierGoesOnWithTheTimeItHadUsed() {
        // Ended after 8 h with 16 of 24 h left; reopened on Friday 08:00, 8 h after the due of Thursday 08:00.
        at("03-04T08:00", "a", within(3))
                .at("03-05T08:00", "b", resolved())
                .at("03-08T08:00", "c", new DossierEvent.Reopened("misprint"))
                .at("03-08T10:00", "d", new DossierEvent.Transferred("917"));

        assertThat(standings()).containsExactly(
                "PROCESSING 916 03-07T08:00 0.0h 24.0h",
                "RESOLVED 916 03-07T08:00 8.0h 16.0h",
                "PROCESSING 916 03-07T08:00 8.0h -8.0h",
                "PROCESSING 917 03-07T08:00 10.0h -10.0h");
    }

    @Test
    void aDayOffIsInTheDueFromItsAnnouncementOn() {
        // Announced on 12 April: Monday 29 April is off, Saturday 4 May is worked. 13 working days end a day later.
        at("04-10T10:00", "a", within(13)).at("04-11T10:00", "b", digitised()).at("04-15T10:00", "c", digitised());

        assertThat(new Timelines(new CaseFold(OracleRules.of(TestCity.CHANGING)))
                        .of("C", events).entries().stream().map(entry -> local(entry.after().dueAt())))
                .containsExactly("05-02T10:00", "05-02T10:00", "05-03T10:00");
    }

    @Test
    void tellsWhatCorrectionsDid() {
        at("03-04T08:00", "accepted", within(3))
                .at("03-05T09:00", "moved", new DossierEvent.Transferred("917"))
                .at("03-05T10:00", "ended", resolved())
                .at("03-05T12:00", "first", movingTo("moved", "925"))
                .at("03-06T09:00", "takes", taking("ended"))
                .at("03-06T10:00", "second", movingTo("moved", "924"))
                .at("03-06T11:00", "astray", taking("nothing"))
                .at("03-06T14:00", "mistake", taking("accepted"))
                .at("03-06T15:00", "undoes", taking("mistake"));

        assertThat(effects()).containsExactly(
                "accepted EFFECTIVE",
                "moved EFFECTIVE by second",
                "ended VOID by takes",
                "first OVERRULED",
                "takes EFFECTIVE",
                "second EFFECTIVE",
                "astray IRREGULAR",
                "mistake VOID by undoes",
                "undoes EFFECTIVE");
        assertThat(timeline().entries().get(1).counted()).isEqualTo(new DossierEvent.Transferred("924"));
        assertThat(timeline().entries().get(1).event().data()).isEqualTo(new DossierEvent.Transferred("917"));
        // Tuesday 09:00: 9 h used; 10:00: 10 h; Wednesday 15:00: 7 + 8 + 6 h.
        assertThat(standings()).startsWith(
                        "PROCESSING 916 03-07T08:00 0.0h 24.0h",
                        "PROCESSING 924 03-07T08:00 9.0h 15.0h",
                        "PROCESSING 924 03-07T08:00 10.0h 14.0h")
                .endsWith("PROCESSING 924 03-07T08:00 21.0h 3.0h");
    }

    @Test
    void whatCameBeforeTheAcceptanceIsToldAsItWas() {
        at("03-04T07:30", "end", resolved()).at("03-04T08:00", "accepted", within(3));

        assertThat(effects()).containsExactly("end IRREGULAR", "accepted EFFECTIVE");
        assertThat(standings()).containsExactly("ORPHAN null - - -", "RESOLVED 916 03-07T08:00 0.0h 24.0h");
    }

    @Test
    void anActionOfAnOperatorChangesNothingButIsTold() {
        at("03-04T08:00", "accepted", within(3))
                .at("03-05T09:00", "seen", new OperatorAction.AlertAcknowledged("overdue", 1, "Hoa", null));

        assertThat(effects()).containsExactly("accepted EFFECTIVE", "seen EFFECTIVE");
        assertThat(standings()).endsWith("PROCESSING 916 03-07T08:00 9.0h 15.0h");
    }

    @Test
    void aCaseThatIsCountedElsewhereHadALifeBefore() {
        at("03-04T08:00", "accepted", within(3)).at("03-05T09:00", "gone", new DossierEvent.Superseded("D"));

        assertThat(effects()).containsExactly("accepted SUPERSEDED", "gone EFFECTIVE");
        assertThat(standings()).containsExactly("PROCESSING 916 03-07T08:00 0.0h 24.0h", "SUPERSEDED null - - -");
    }

    @Test
    void casesOfOtherKindsAreToldWithoutClocks() {
        at("03-04T08:00", "received", new ServiceEvent.FeedbackReceived("916", ServiceEvent.FeedbackKind.values()[0]))
                .at("03-05T08:00", "answered", new ServiceEvent.FeedbackAnswered());
        assertThat(standings()).containsExactly("RECEIVED 916 - - -", "ANSWERED 916 - - -");

        events = CaseEvents.NONE;
        at("03-04T08:00", "called", new ServiceEvent.TicketCalled("1"));
        assertThat(standings()).containsExactly("nothing");
        at("03-04T07:50", "taken", new ServiceEvent.TicketTaken("916", null));
        assertThat(standings()).containsExactly("null 916 - - -", "null 916 - - -");
    }
}
