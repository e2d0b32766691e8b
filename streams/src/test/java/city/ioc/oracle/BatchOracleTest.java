package city.ioc.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.oracle.CaseResult.EndKind.RESOLVED;
import static city.ioc.oracle.CaseResult.EndKind.WITHDRAWN;
import static city.ioc.oracle.TestCity.LAND;
import static city.ioc.oracle.TestCity.NO_LIMIT;
import static city.ioc.oracle.TestCity.ONE_MONTH;
import static city.ioc.oracle.TestCity.SETTINGS;
import static city.ioc.oracle.TestCity.TEN_DAYS;
import static city.ioc.oracle.TestCity.THREE_DAYS;
import static city.ioc.oracle.TestCity.WITH_SUFFIX;
import static org.assertj.core.api.Assertions.assertThat;

/** What the oracle says of single cases; all expected values are worked out by hand. The cells are in {@link HandWorkedCases}. */
class BatchOracleTest {
    private static final String APPROVED = "{'outcome':'APPROVED'}";
    private static final String NEVER = "2099-01-01";

    /** The table of the working calendar, with the days off and make-up days of 2024. */
    @ParameterizedTest
    @CsvSource({
        // Tết: 8 to 14 February are free.
        "2024-02-06T09:00, 3, WORKING_DAY, 2024-02-16T09:00",
        "2024-01-31T16:45, 10, WORKING_DAY, 2024-02-21T16:45",
        // 18, 29, 30 April and 1 May are free, Saturday 4 May is worked.
        "2024-04-17T10:00, 10, WORKING_DAY, 2024-05-06T10:00",
        "2024-04-26T15:30, 2, WORKING_DAY, 2024-05-03T15:30",
        "2024-04-26T15:30, 3, WORKING_DAY, 2024-05-04T15:30",
        "2024-08-30T08:00, 1, WORKING_DAY, 2024-09-04T08:00",
        // Outside the hours the clock starts at the next opening: Monday 07:00, 13:00 the same day, Monday 07:00.
        "2024-03-09T20:00, 3, WORKING_DAY, 2024-03-14T07:00",
        "2024-03-08T11:30, 1, WORKING_DAY, 2024-03-11T13:00",
        "2024-03-08T17:00, 1, WORKING_DAY, 2024-03-12T07:00",
        // Lunch: 4 h on Friday from 13:00, 4 h on Monday. Closing is earlier than the next opening.
        "2024-03-08T11:30, 8, WORKING_HOUR, 2024-03-11T11:00",
        "2024-03-08T16:00, 8, WORKING_HOUR, 2024-03-11T16:00",
        "2024-03-09T20:00, 8, WORKING_HOUR, 2024-03-11T17:00",
        "2024-03-08T17:00, 1, WORKING_HOUR, 2024-03-11T08:00",
        // Up to 15:00 the same day, then the next working day, here after Tết; in the evening the next morning counts.
        "2024-02-07T15:00, 0, SAME_DAY_15H, 2024-02-07T17:00",
        "2024-02-07T15:10, 0, SAME_DAY_15H, 2024-02-15T17:00",
        "2024-03-07T18:00, 0, SAME_DAY_15H, 2024-03-08T17:00",
        // Calendar days keep the clock time from the next opening on; a free day gives way, Saturday 4 May does not.
        "2024-03-04T20:00, 15, CALENDAR_DAY, 2024-03-20T07:00",
        "2024-03-08T08:00, 1, CALENDAR_DAY, 2024-03-11T08:00",
        "2024-04-25T09:00, 9, CALENDAR_DAY, 2024-05-04T09:00",
        // 31 January and one month is 29 February; 10 February is a Saturday before Tết, 15 February the next working day.
        "2024-01-31T10:00, 1, MONTH, 2024-02-29T10:00",
        "2024-01-10T10:00, 1, MONTH, 2024-02-15T10:00",
        "2024-01-10T10:00, 0, NONE, ",
    })
    void theDueFollowsTheWorkingCalendar(String accepted, int value, String unit, String due) {
        String limit = "'limit':{'value':" + value + ",'unit':'" + unit + "'}";
        CaseResult result = resultOf(Story.of("due")
                .at(accepted, "dossier.accepted", "{'unit':'916','procedure':'" + TEN_DAYS + "'," + limit + "}"));
        assertThat(result.dueAt()).isEqualTo(due == null ? null : at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 22 16 21 19 23 20 23 22 19 23 21 22",
        "2025, 17 20 21 21 20 21 23 21 20 23 20 23",
        "2026, 21 15 22 20 20 22 23 21 20 22 21 23",
    })
    void aMonthHasTheWorkingDaysOfTheTable(int year, String days) {
        OracleCalendar calendar = new OracleCalendar(SETTINGS);
        String[] expected = days.split(" ");
        for (int month = 1; month <= 12; month++) {
            LocalDate first = LocalDate.of(year, month, 1);
            long worked = calendar.between(calendar.startOfDay(first), calendar.startOfDay(first.plusMonths(1)));
            assertThat(Duration.ofMillis(worked)).as("month " + month).isEqualTo(hours(8 * Integer.parseInt(expected[month - 1])));
        }
    }

    @Test
    void aPauseOf34HoursPushes18MarchTo22March() {
        CaseResult result = resultOf(Story.of("vector")
                .accepted("2024-03-04 08:00", "916", TEN_DAYS)
                .at("2024-03-06 10:00", "dossier.supplement-requested")
                .at("2024-03-12 14:00", "dossier.supplemented"));
        assertThat(result.dueAt()).isEqualTo(at("2024-03-22T10:00"));
        assertThat(result.state()).isEqualTo(CaseResult.State.PROCESSING);
    }

    @Test
    void anOpenPauseThatCountsIsToldAndOneThatDoesNotIsNot() {
        Story story = Story.of("paused").accepted("2024-03-04 08:00", "916", TEN_DAYS);
        assertThat(resultOf(story.at("2024-03-05 08:00", "dossier.paused", "{'cause':'FEE'}")).state())
                .isEqualTo(CaseResult.State.PROCESSING);
        assertThat(resultOf(story.at("2024-03-05 09:00", "dossier.supplement-requested")).state())
                .isEqualTo(CaseResult.State.PAUSED);
    }

    @Test
    void processingTimeLeavesCountedPausesOut() {
        // Monday 08-11, 13-17 = 7 h, Tuesday 8 h, Wednesday 1 h; less Tuesday 08-10.
        CaseResult result = resultOf(Story.of("processing")
                .accepted("2024-03-04 08:00", "916", TEN_DAYS)
                .at("2024-03-05 08:00", "dossier.supplement-requested")
                .at("2024-03-05 09:00", "dossier.paused", "{'cause':'OTHER'}")
                .at("2024-03-05 10:00", "dossier.supplemented")
                .at("2024-03-06 08:00", "dossier.resolved", APPROVED));
        assertThat(result.ends()).containsExactly(end("2024-03-06T08:00", RESOLVED, "916", hours(14), true));
    }

    @Test
    void aDueChangedDuringAPauseDoesNotShortenThePause() {
        // 7 + 8 + 8 + 3 = 26 h until Thursday 10:00; the clock stood for 7 h on Tuesday, 8 on Wednesday, 2 on Thursday.
        CaseResult result = resultOf(Story.of("processing")
                .accepted("2024-03-04 08:00", "916", LAND)
                .at("2024-03-05 08:00", "dossier.paused", "{'cause':'FEE'}")
                .at("2024-03-06 09:00", "dossier.due-changed", "{'dueAt':'2024-03-08T09:00:00+07:00','cause':'tax'}")
                .at("2024-03-07 09:00", "dossier.resumed")
                .at("2024-03-07 10:00", "dossier.resolved", APPROVED));
        assertThat(result.ends()).containsExactly(end("2024-03-07T10:00", RESOLVED, "916", hours(9), true));
        assertThat(result.dueAt()).isEqualTo(at("2024-03-11T09:00"));
    }

    @Test
    void processingTimeLeavesTheTimeBetweenAnEndAndItsReopeningOut() {
        // 7 + 1 = 8 h to the first end. 7 + 8 + 8 + 8 + 8 + 3 = 42 h to the second, less 7 + 8 + 8 + 1 = 24 h.
        CaseResult result = resultOf(Story.of("reopened")
                .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                .at("2024-03-05 08:00", "dossier.resolved", APPROVED)
                .at("2024-03-08 08:00", "dossier.reopened", "{'reason':'misprint'}")
                .at("2024-03-09 08:00", "dossier.transferred", "{'toUnit':'917'}")
                .at("2024-03-11 10:00", "dossier.withdrawn"));
        assertThat(result.ends())
                .containsExactly(
                        end("2024-03-05T08:00", RESOLVED, "916", hours(8), true),
                        end("2024-03-11T10:00", WITHDRAWN, "917", hours(18), false));
        assertThat(result.ownerUnit()).isEqualTo("917");
        assertThat(result.state()).isEqualTo(CaseResult.State.WITHDRAWN);
    }

    @Test
    void anEndWithoutADueIsNeitherOnTimeNorLate() {
        CaseResult result = resultOf(Story.of("no due")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.resolved", APPROVED));
        assertThat(result.ends()).containsExactly(end("2024-03-04T09:00", RESOLVED, "916", hours(1), null));
    }

    @Test
    void theDueInstantIsOnTimeByInstantAndOneMillisecondLaterIsNot() {
        for (String end : List.of("2024-03-07 10:00", "2024-03-07 10:00:00.001")) {
            Story story = Story.of("edge")
                    .accepted("2024-03-04 10:00", "916", THREE_DAYS)
                    .at(end, "dossier.resolved", APPROVED);
            CaseResult result = onlyCase(BatchOracle.compute(story.lines(), SETTINGS.withByDate(false)));
            assertThat(result.ends().get(0).onTime()).isEqualTo(end.endsWith("10:00"));
        }
    }

    @Test
    void theLimitOfTheAcceptanceWinsOverTheProcedureAndThePrintedDueOverBoth() {
        String given = "{'unit':'916','procedure':'" + TEN_DAYS + "',";
        String limit = "'limit':{'value':1,'unit':'WORKING_DAY'}}";
        assertThat(resultOf(Story.of("limit").at("2024-03-04 08:00", "dossier.accepted", given + limit)).dueAt())
                .isEqualTo(at("2024-03-05T08:00"));
        String printed = "'dueAt':'2024-03-30T03:00:00+07:00'," + limit;
        assertThat(resultOf(Story.of("printed").at("2024-03-04 08:00", "dossier.accepted", given + printed)).dueAt())
                .isEqualTo(at("2024-03-30T03:00"));
    }

    @Test
    void aProcedureWithTheSuffixOfAUnitHasTheLimitOfTheCodeBefore() {
        // 1 month after Monday 4 March is Thursday 4 April.
        assertThat(WITH_SUFFIX).startsWith(ONE_MONTH);
        assertThat(resultOf(Story.of("suffix").accepted("2024-03-04 08:00", "916", WITH_SUFFIX)).dueAt())
                .isEqualTo(at("2024-04-04T08:00"));
    }

    @Test
    void theHandlerIsTheLastUnitForwardedToAndNotTheOwner() {
        CaseResult result = resultOf(Story.of("handler")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", "dossier.forwarded", "{'toUnit':'917','step':'check'}")
                .at("2024-03-04 10:00", "dossier.forwarded", "{'step':'sign'}"));
        assertThat(result.handlerUnit()).isEqualTo("917");
        assertThat(result.ownerUnit()).isEqualTo("916");
    }

    @ParameterizedTest
    @CsvSource({
        "dossier.submitted, SUBMITTED, REFUSED",
        "dossier.accepted, PROCESSING, PROCESSING",
    })
    void theFirstEventsMakeTheState(String first, CaseResult.State state, CaseResult.State afterRefusal) {
        Story story = Story.of("state")
                .at("2024-03-04 08:00", first, "{'unit':'916','procedure':'" + NO_LIMIT + "','channel':'POSTAL'}");
        assertThat(resultOf(story).state()).isEqualTo(state);
        assertThat(resultOf(story).channel()).isEqualTo("POSTAL");
        assertThat(resultOf(story.at("2024-03-04 09:00", "dossier.refused", "{'reason':'late'}")).state())
                .isEqualTo(afterRefusal);
    }

    @ParameterizedTest
    @CsvSource({
        "dossier.resolved, RESOLVED, RETURNED",
        "dossier.returned, RETURNED, RETURNED",
        "dossier.withdrawn, WITHDRAWN, WITHDRAWN",
    })
    void theEndMakesTheState(String end, CaseResult.State state, CaseResult.State afterHandOver) {
        Story story = Story.of("state")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-04 09:00", end, end.endsWith("resolved") ? APPROVED : "{}");
        assertThat(resultOf(story).state()).isEqualTo(state);
        assertThat(resultOf(story.at("2024-03-04 10:00", "dossier.returned")).state()).isEqualTo(afterHandOver);
    }

    @Test
    void feesAndPaymentsAreToldInTenThousandths() {
        CaseResult result = resultOf(Story.of("money")
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .fee("2024-03-04 09:00", "F1", "8000.5")
                .fee("2024-03-04 09:00", "F2", "20")
                .paid("2024-03-04 10:00", "P1", "500", "CASH")
                .refunded("2024-03-04 11:00", "P2", "0.0001"));
        assertThat(result.fees()).isEqualTo(80_205_000);
        assertThat(result.paid()).isEqualTo(4_999_999);
    }

    @Test
    void aTicketWaitsFromItsTakingToItsCall() {
        Story story = Story.of("ticket").at("2024-03-04 07:00", "ticket.taken", "{'unit':'916'}");
        assertThat(resultOf(story).waitingMillis()).isNull();
        CaseResult result = resultOf(story.at("2024-03-04 07:12:30", "ticket.called", "{'desk':'3'}"));
        assertThat(result.waitingMillis()).isEqualTo(750_000);
        assertThat(result.ticketUnit()).isEqualTo("916");
        assertThat(result.takenAt()).isEqualTo(at("2024-03-04T07:00"));
        assertThat(result.state()).isNull();
    }

    @Test
    void aTicketServedWithoutACallHasNoWaitingTime() {
        CaseResult result = resultOf(Story.of("ticket")
                .at("2024-03-04 07:00", "ticket.taken", "{'unit':'916'}")
                .at("2024-03-04 07:05", "ticket.served", "{'desk':'3'}")
                .at("2024-03-04 07:10", "ticket.called", "{'desk':'3'}"));
        assertThat(result.waitingMillis()).isNull();
        assertThat(result.irregular()).isEqualTo(1);
    }

    @Test
    void aStockIsTheSumOfAllCohortsAndAFlowThatOfThePeriod() {
        OracleResult result = BatchOracle.compute(
                Story.of("figures")
                        .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                        .at("2024-03-11 10:00:30", "dossier.resolved", APPROVED)
                        .lines(),
                SETTINGS);
        LocalDate monday = LocalDate.of(2024, 3, 4);
        LocalDate friday = LocalDate.of(2024, 3, 8);
        Instant never = at(NEVER + "T00:00");
        assertThat(OracleResult.count(result, "received", "916", friday, friday, never)).isZero();
        assertThat(OracleResult.count(result, "received", null, monday, friday, never)).isEqualTo(1);
        assertThat(OracleResult.count(result, "open", "916", friday, friday, never)).isEqualTo(1);
        assertThat(OracleResult.count(result, "open", "917", friday, friday, never)).isZero();
        assertThat(OracleResult.count(result, "overdue", null, friday, friday, at("2024-03-07T23:59"))).isZero();
        assertThat(OracleResult.count(result, "overdue", null, friday, friday, at("2024-03-08T00:00"))).isEqualTo(1);
        LocalDate next = LocalDate.of(2024, 3, 11);
        assertThat(OracleResult.count(result, "open", null, next, next, at("2024-03-11T10:00"))).isEqualTo(1);
        assertThat(OracleResult.count(result, "open", null, next, next, at("2024-03-11T10:01"))).isZero();
    }

    private static CaseResult resultOf(Story story) {
        return onlyCase(BatchOracle.compute(story.lines(), SETTINGS));
    }

    private static CaseResult onlyCase(OracleResult result) {
        assertThat(result.cases()).hasSize(1);
        return result.cases().get(Story.SUBJECT);
    }

    private static CaseResult.End end(
            String at, CaseResult.EndKind kind, String unit, Duration processing, Boolean onTime) {
        return new CaseResult.End(at(at), kind, unit, processing.toMillis(), onTime);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TestCity.ZONE).toInstant();
    }
}
