package city.ioc.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.oracle.TestCity.LAND;
import static city.ioc.oracle.TestCity.NO_LIMIT;
import static city.ioc.oracle.TestCity.SETTINGS;
import static city.ioc.oracle.TestCity.THREE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

/** What the oracle tells of a case beside its cells (section 10); all expected values are worked out by hand. */
class OracleSummariesTest {
    @Test
    void pausesAreToldInTheOrderOfTheirOpeningAndWhetherTheyCounted() {
        CaseResult result = resultOf(Story.of("pauses")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.paused", "{'cause':'FEE'}")
                .at("2024-03-04 10:00", "dossier.supplement-requested")
                .at("2024-03-04 11:00", "dossier.supplemented")
                .at("2024-03-04 11:00", "dossier.supplement-requested")
                .at("2024-03-04 12:00", "dossier.resumed")
                .at("2024-03-04 13:00", "dossier.paused", "{'cause':'SUPPLEMENT'}"));
        assertThat(result.pauses())
                .containsExactly(
                        pause("FEE", "09:00", "12:00", false),
                        pause("SUPPLEMENT", "10:00", "11:00", true),
                        pause("SUPPLEMENT", "13:00", null, true));
        // At 11:00 the second request has the lower rank, comes while the first is open, and is irregular.
        assertThat(result.irregular()).isEqualTo(1);
    }

    @Test
    void theProcedureDecidesWhetherAPauseCountsAndAnEndClosesIt() {
        CaseResult result = resultOf(Story.of("land")
                .accepted("2024-03-04 08:00", "916", LAND)
                .at("2024-03-04 09:00", "dossier.paused", "{'cause':'FEE'}")
                .at("2024-03-04 10:00", "dossier.withdrawn"));
        assertThat(result.pauses()).containsExactly(pause("FEE", "09:00", "10:00", true));
    }

    @Test
    void aPauseOfNoTimeIsToldToo() {
        CaseResult result = resultOf(Story.of("early")
                .at("2024-03-04 06:00", "dossier.supplement-requested")
                .at("2024-03-04 07:00", "dossier.supplemented")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT));
        assertThat(result.pauses()).containsExactly(pause("SUPPLEMENT", "08:00", "08:00", true));
    }

    @Test
    void stepsAreToldInTheOrderOfTheirOpening() {
        CaseResult result = resultOf(Story.of("steps")
                .at("2024-03-04 07:00", "dossier.forwarded", "{'step':'check','interAgency':false}")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at(
                        "2024-03-04 08:00",
                        "dossier.forwarded",
                        "{'toUnit':'917','step':'check','stepDueAt':'2024-03-05T10:00:00+07:00','interAgency':true}")
                .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'sign'}")
                .at("2024-03-04 10:00", "dossier.step-completed", "{'step':'check'}")
                .at("2024-03-04 11:00", "dossier.step-completed", "{'step':'check'}"));
        assertThat(result.steps())
                .containsExactly(
                        new CaseResult.Step("check", null, false, monday("08:00"), null, monday("08:00"), "916"),
                        new CaseResult.Step(
                                "check", "917", true, monday("08:00"), at("2024-03-05T10:00"), monday("10:00"), "916"),
                        new CaseResult.Step("sign", null, false, monday("09:00"), null, null, null));
    }

    @Test
    void anEndClosesTheStepsThatAreOpenAndAForwardingAfterItOpensNone() {
        CaseResult result = resultOf(Story.of("ended")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'sign'}")
                .at("2024-03-04 10:00", "dossier.returned")
                .at("2024-03-04 11:00", "dossier.forwarded", "{'step':'stamp'}"));
        assertThat(result.steps())
                .containsExactly(new CaseResult.Step("sign", null, false, monday("09:00"), null, monday("10:00"), "916"));
    }

    @Test
    void aStepTellsWhoseTheDossierWasWhenItWasClosed() {
        CaseResult result = resultOf(Story.of("transferred")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'check'}")
                .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'sign'}")
                .at("2024-03-04 10:00", "dossier.step-completed", "{'step':'check'}")
                .at("2024-03-04 11:00", "dossier.transferred", "{'toUnit':'917'}")
                .at("2024-03-04 12:00", "dossier.resolved", "{'outcome':'APPROVED'}"));
        assertThat(result.steps())
                .containsExactly(
                        new CaseResult.Step("check", null, false, monday("09:00"), null, monday("10:00"), "916"),
                        new CaseResult.Step("sign", null, false, monday("09:00"), null, monday("12:00"), "917"));
    }

    @Test
    void spellsTellWhichUnitHadItOpenAndWhen() {
        CaseResult result = resultOf(Story.of("spells")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.transferred", "{'toUnit':'917'}")
                .at("2024-03-04 09:00", "dossier.resolved", "{'outcome':'APPROVED'}")
                .at("2024-03-04 11:00", "dossier.reopened", "{'reason':'misprint'}")
                .at("2024-03-04 12:00", "dossier.transferred", "{'toUnit':'917'}"));
        // At 09:00 the transfer has the lower rank and comes first. The last one, to the unit that has it, has no effect.
        assertThat(result.spells())
                .containsExactly(spell("916", "08:00", "09:00"), spell("917", "09:00", "09:00"), spell("917", "11:00", null));
        assertThat(result.dues()).isEmpty();
    }

    @Test
    void duesTellWhichStoodSinceWhen() {
        // Due Thursday 08:00. Waiting on Tuesday 09:00-15:00 is four working hours: Thursday 14:00. The change at 08:00 on Wednesday
        // stands for no time; the last one changes nothing.
        CaseResult result = resultOf(Story.of("dues")
                .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                .at("2024-03-05 09:00", "dossier.supplement-requested")
                .at("2024-03-05 15:00", "dossier.supplemented")
                .at("2024-03-06 08:00", "dossier.due-changed", "{'dueAt':'2024-03-20T08:00:00+07:00','cause':'x'}")
                .at("2024-03-06 08:00", "dossier.apology-issued", "{'dueAt':'2024-03-15T08:00:00+07:00','reason':'x'}")
                .at("2024-03-06 10:00", "dossier.due-changed", "{'dueAt':'2024-03-15T08:00:00+07:00','cause':'x'}"));
        assertThat(result.dues()).containsExactly(
                new CaseResult.Due(monday("08:00"), at("2024-03-07T08:00"), at("2024-03-08T00:00")),
                new CaseResult.Due(at("2024-03-05T15:00"), at("2024-03-07T14:00"), at("2024-03-08T00:00")),
                new CaseResult.Due(at("2024-03-06T08:00"), at("2024-03-15T08:00"), at("2024-03-16T00:00")));
    }

    @ParameterizedTest
    @CsvSource({
        "feedback.rated, RECEIVED, ",
        "feedback.answered, ANSWERED, 10:00",
        "feedback.refused, REFUSED, 10:00",
        "feedback.published, RECEIVED, ",
    })
    void feedbackTellsItsStateAndItsEnd(String event, String state, String end) {
        String data = event.endsWith("rated") ? "{'liked':true}" : event.endsWith("refused") ? "{'reason':'x'}" : "{}";
        CaseResult result = resultOf(Story.of("feedback")
                .at("2024-03-04 09:00", "feedback.received", "{'unit':'916','kind':'STAFF'}")
                .at("2024-03-04 10:00", event, data));
        Instant endedAt = end == null ? null : monday(end);
        assertThat(result.feedback())
                .isEqualTo(new CaseResult.Feedback("916", "STAFF", monday("09:00"), state, endedAt));
        assertThat(result.state()).isNull();
    }

    @Test
    void publishedFeedbackEndedWithItsAnswer() {
        CaseResult result = resultOf(Story.of("published")
                .at("2024-03-04 08:00", "feedback.answered")
                .at("2024-03-04 09:00", "feedback.received", "{'unit':'916','kind':'REGULATION'}")
                .at("2024-03-04 11:00", "feedback.published"));
        assertThat(result.feedback())
                .isEqualTo(new CaseResult.Feedback("916", "REGULATION", monday("09:00"), "PUBLISHED", monday("09:00")));
    }

    @Test
    void anOutageTellsItsFirstStartAndItsEnd() {
        Story story = Story.of("outage")
                .at("2024-03-04 08:00", "outage.started", "{'unit':'916','component':'NETWORK'}")
                .at("2024-03-04 09:00", "outage.started", "{'unit':'917','component':'DESK'}");
        assertThat(resultOf(story).outage()).isEqualTo(new CaseResult.Outage("916", "NETWORK", monday("08:00"), null));
        assertThat(resultOf(story.at("2024-03-04 10:00", "outage.ended")).outage())
                .isEqualTo(new CaseResult.Outage("916", "NETWORK", monday("08:00"), monday("10:00")));
    }

    @Test
    void aPlanTaskTellsItsLatestUpdate() {
        CaseResult result = resultOf(Story.of("plan")
                .at("2024-03-05 08:00", "plan-task.updated", "{'plan':'B','unit':'917','status':'DONE'}")
                .at("2024-03-04 08:00", "plan-task.updated", "{'plan':'A','unit':'916','status':'RUNNING'}"));
        assertThat(result.planTask()).isEqualTo(new CaseResult.PlanTask("B", "917", "DONE"));
    }

    @Test
    void everyPublicationOfAnIndicatorIsToldInOrder() {
        String start = "{'unit':'916','indicator':'766.3','period':'2023-Q4','value':";
        CaseResult result = resultOf(Story.of("indicator")
                .at("2024-03-04 10:00", "indicator.published", start + "1200,'source':'second report'}")
                .at("2024-03-04 09:00", "indicator.published", start + "61.50,'source':'first report'}"));
        assertThat(result.indicators())
                .containsExactly(
                        new CaseResult.Indicator(
                                monday("09:00"), "916", "766.3", "2023-Q4", new BigDecimal("61.5"), "first report"),
                        new CaseResult.Indicator(
                                monday("10:00"), "916", "766.3", "2023-Q4", new BigDecimal("1.2E+3"), "second report"));
    }

    @Test
    void ofAKindWithoutItsFirstEventNothingIsTold() {
        CaseResult result = resultOf(Story.of("orphans")
                .at("2024-03-04 08:00", "feedback.answered")
                .at("2024-03-04 09:00", "outage.ended")
                .at("2024-03-04 10:00", "dossier.forwarded", "{'step':'sign'}")
                .at("2024-03-04 11:00", "alert.acknowledged", "{'rule':'overdue','episode':1,'by':'op-1'}"));
        assertThat(result.feedback()).isNull();
        assertThat(result.outage()).isNull();
        assertThat(result.planTask()).isNull();
        assertThat(result.steps()).isEmpty();
        assertThat(result.actions()).isEqualTo(1);
        assertThat(result.irregular()).isZero();
    }

    @Test
    void ofASupersededCaseNothingIsToldButTheNumberOfEvents() {
        CaseResult result = resultOf(Story.of("superseded")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.paused", "{'cause':'FEE'}")
                .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'sign'}")
                .at("2024-03-04 09:00", "outage.started", "{'unit':'916','component':'DESK'}")
                .at("2024-03-04 09:00", "alert.acknowledged", "{'rule':'overdue','episode':1,'by':'op-1'}")
                .at("2024-03-04 10:00", "dossier.superseded", "{'by':'OTHER'}"));
        assertThat(result)
                .isEqualTo(resultOf(Story.of("the same number")
                        .at("2024-03-04 10:00", "dossier.superseded", "{'by':'OTHER'}")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .at("2024-03-04 10:00", "dossier.withdrawn")));
        assertThat(result.actions()).isZero();
        assertThat(result.outage()).isNull();
    }

    @Test
    void healthSamplesAndTracersBelongToNoCase() {
        Story story = Story.of("signs of life")
                .at("2024-03-04 08:00", "tracer.sent", "{'unit':'916'}")
                .at(
                        "2024-03-04 08:00",
                        "health.sampled",
                        "{'unit':'916','component':'DESK','ok':true,'latencyMillis':3}");
        assertThat(BatchOracle.compute(story.lines(), SETTINGS).cases()).isEmpty();
        assertThat(resultOf(story.at("2024-03-04 09:00", "ticket.taken", "{'unit':'916'}")).events()).isEqualTo(1);
    }

    private static CaseResult resultOf(Story story) {
        return BatchOracle.compute(story.lines(), SETTINGS).cases().get(Story.SUBJECT);
    }

    private static CaseResult.Pause pause(String cause, String from, String until, boolean counted) {
        return new CaseResult.Pause(cause, monday(from), until == null ? null : monday(until), counted);
    }

    private static CaseResult.Spell spell(String unit, String from, String until) {
        return new CaseResult.Spell(unit, monday(from), until == null ? null : monday(until));
    }


    private static Instant monday(String time) {
        return at("2024-03-04T" + time);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TestCity.ZONE).toInstant();
    }
}
