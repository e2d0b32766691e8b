package city.ioc.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import static city.ioc.oracle.TestCity.EIGHT_HOURS;
import static city.ioc.oracle.TestCity.NO_LIMIT;
import static city.ioc.oracle.TestCity.TEN_DAYS;
import static city.ioc.oracle.TestCity.THREE_DAYS;

/**
 * Cases with episodes worked out by hand from {@code alerts.md}, for every implementation of it. The office is open 07:00-11:00 and
 * 13:00-17:00; 4 March 2024 is a Monday.
 */
public final class HandWorkedEpisodes {
    private static final String DUE_SOON = "due-soon 916 2024-03-06T08:00..2024-03-08T00:00 2024-03-07T08:00\n";
    private static final String STAFF = "{'unit':'916','kind':'STAFF'}";
    private static final String NETWORK = "{'unit':'916','component':'NETWORK'}";
    private static final String APPROVED = "{'outcome':'APPROVED'}";

    private HandWorkedEpisodes() {}

    public static List<WatchedCase> all() {
        return List.of(
                // Eight hours before Thursday 08:00: one on Thursday, seven on Wednesday from 08:00 on.
                threeDays("nothing happens at all").watched(DUE_SOON + """
                        overdue 916 2024-03-08T00:00.. 2024-03-07T08:00
                        apology-missing 916 2024-03-08T00:00.. 2024-03-07T08:00
                        stuck 916 2024-03-11T08:00.. 2024-03-07T08:00"""),
                threeDays("by instant a dossier is overdue right after its due").byInstant().watched("""
                        due-soon 916 2024-03-06T08:00..2024-03-07T08:00:00.001 2024-03-07T08:00
                        overdue 916 2024-03-07T08:00:00.001.. 2024-03-07T08:00
                        apology-missing 916 2024-03-07T08:00:00.001.. 2024-03-07T08:00
                        stuck 916 2024-03-11T08:00.. 2024-03-07T08:00"""),
                threeDays("a transfer takes an episode along")
                        .at("2024-03-11 07:00", "dossier.transferred", "{'toUnit':'917'}")
                        .watched(DUE_SOON + """
                                overdue 917 2024-03-08T00:00.. 2024-03-07T08:00
                                apology-missing 917 2024-03-08T00:00.. 2024-03-07T08:00
                                stuck 917 2024-03-18T07:00.. 2024-03-07T08:00"""),
                threeDays("another past due changes the due of an episode and no more")
                        .at("2024-03-12 10:00", "dossier.due-changed", "{'dueAt':'2024-03-11T12:00:00+07:00','cause':'x'}")
                        .watched(DUE_SOON + """
                                overdue 916 2024-03-08T00:00.. 2024-03-11T12:00
                                apology-missing 916 2024-03-08T00:00.. 2024-03-11T12:00
                                stuck 916 2024-03-11T08:00..2024-03-12T10:00 2024-03-07T08:00
                                stuck 916 2024-03-19T10:00.. 2024-03-11T12:00"""),
                threeDays("an apology is one for ever")
                        .at("2024-03-11 07:00", "dossier.apology-issued", "{'reason':'x'}")
                        .at("2024-03-12 07:00", "dossier.resolved", APPROVED)
                        .at("2024-03-12 08:00", "dossier.returned")
                        .at("2024-03-13 07:00", "dossier.reopened", "{'reason':'x'}")
                        .at("2024-03-14 07:00", "dossier.withdrawn")
                        .watched(DUE_SOON + """
                                overdue 916 2024-03-08T00:00..2024-03-12T07:00 2024-03-07T08:00
                                overdue 916 2024-03-13T07:00..2024-03-14T07:00 2024-03-07T08:00
                                apology-missing 916 2024-03-08T00:00..2024-03-11T07:00 2024-03-07T08:00"""),
                threeDays("a change of the due with a letter is an apology, also before it is late")
                        .at(
                                "2024-03-05 08:00",
                                "dossier.due-changed",
                                "{'dueAt':'2024-03-08T08:00:00+07:00','cause':'x','apologyNo':'12'}")
                        .watched("""
                                due-soon 916 2024-03-07T08:00..2024-03-09T00:00 2024-03-08T08:00
                                overdue 916 2024-03-09T00:00.. 2024-03-08T08:00
                                stuck 916 2024-03-12T08:00.. 2024-03-08T08:00"""),
                threeDays("a supplement that takes no time ends nothing but being stuck")
                        .at("2024-03-12 08:00", "dossier.supplement-requested")
                        .at("2024-03-12 08:00", "dossier.supplemented")
                        .watched(DUE_SOON + """
                                overdue 916 2024-03-08T00:00.. 2024-03-07T08:00
                                apology-missing 916 2024-03-08T00:00.. 2024-03-07T08:00
                                stuck 916 2024-03-11T08:00..2024-03-12T08:00 2024-03-07T08:00
                                stuck 916 2024-03-19T08:00.. 2024-03-07T08:00"""),
                threeDays("what is superseded has none").at("2024-03-20 08:00", "dossier.superseded", "{'by':'OTHER'}").watched(""),
                // Of ten days, 80 hours, eight are left on Thursday 14 March at 08:00. The other pause began in time and does not count.
                tenDays("a supplement is late though another pause began in time")
                        .at("2024-03-05 08:00", "dossier.paused", "{'cause':'OTHER'}")
                        .at("2024-03-14 09:00", "dossier.supplement-requested")
                        .at("2024-03-18 09:00", "dossier.supplemented")
                        .watched("""
                                due-soon 916 2024-03-14T08:00..2024-03-14T09:00 2024-03-15T08:00
                                late-pause 916 2024-03-14T09:00..2024-03-18T09:00 2024-03-15T08:00
                                due-soon 916 2024-03-18T09:00..2024-03-20T00:00 2024-03-19T08:00
                                overdue 916 2024-03-20T00:00.. 2024-03-19T08:00
                                apology-missing 916 2024-03-20T00:00.. 2024-03-19T08:00"""),
                tenDays("a later due does not make a late pause early")
                        .at("2024-03-14 08:00", "dossier.supplement-requested")
                        .at("2024-03-14 10:00", "dossier.due-changed", "{'dueAt':'2024-04-15T08:00:00+07:00','cause':'x'}")
                        .at("2024-03-18 09:00", "dossier.supplemented")
                        .at("2024-03-18 10:00", "dossier.resolved", APPROVED)
                        .at("2024-03-26 08:00", "dossier.returned")
                        .watched("""
                                stuck 916 2024-03-08T08:00..2024-03-14T08:00 2024-03-15T08:00
                                late-pause 916 2024-03-14T08:00..2024-03-18T09:00 2024-04-15T08:00
                                not-collected 916 2024-03-25T10:00..2024-03-26T08:00"""),
                tenDays("a minute earlier a pause is not late")
                        .at("2024-03-14 07:59", "dossier.supplement-requested")
                        .watched("stuck 916 2024-03-08T08:00..2024-03-14T07:59 2024-03-15T08:00"),
                Story.of("steps that are overdue one after the other are one episode with the due of the last")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.forwarded", step("sign", "2024-03-05T10:00"))
                        .at("2024-03-04 10:00", "dossier.forwarded", step("check", "2024-03-06T10:00"))
                        .at("2024-03-07 09:00", "dossier.step-completed", "{'step':'sign'}")
                        .at("2024-03-08 09:00", "dossier.step-completed", "{'step':'check'}")
                        .watched("""
                                step-overdue 916 2024-03-06T00:00..2024-03-08T09:00 2024-03-06T10:00
                                stuck 916 2024-03-15T09:00.."""),
                Story.of("an online submission that nobody answers")
                        .at("2024-03-08 16:00", "dossier.submitted", "{'unit':'916','procedure':'x','channel':'ONLINE'}")
                        .watched("acceptance-overdue 916 2024-03-11T16:00:00.001.. 2024-03-11T16:00"),
                Story.of("feedback is due after fifteen working days")
                        .at("2024-03-01 08:00", "feedback.received", STAFF)
                        .at("2024-03-25 08:00", "feedback.answered")
                        .watched("feedback-overdue 916 2024-03-23T00:00..2024-03-25T08:00 2024-03-22T08:00"),
                Story.of("an outage counts after an hour in which work was possible")
                        .at("2024-03-01 10:30", "outage.started", NETWORK)
                        .at("2024-03-01 15:00", "outage.ended")
                        .watched("outage 916 2024-03-01T13:30..2024-03-01T15:00"),
                Story.of("an outage of just an hour is none")
                        .at("2024-03-01 10:30", "outage.started", NETWORK)
                        .at("2024-03-01 13:30", "outage.ended")
                        .watched(""),
                threeDays("what began on another day is not the rule's, whatever happens later")
                        .at("2024-03-11 07:00", "dossier.transferred", "{'toUnit':'917'}")
                        .watched(
                                List.of(
                                        overdue("until-the-day-before", "2024-03-01", "2024-03-07"),
                                        overdue("that-day", "2024-03-08", "2024-03-08"),
                                        overdue("from-the-day-after", "2024-03-09", null)),
                                "that-day 917 2024-03-08T00:00.. 2024-03-07T08:00"),
                Story.of("where there is no working time none is left")
                        .at(
                                "2024-03-09 10:00",
                                "dossier.accepted",
                                "{'unit':'916','procedure':'x','dueAt':'2024-03-10T10:00:00+07:00'}")
                        .watched(
                                List.of(dueSoon("share", null, "0.25")),
                                "share 916 2024-03-09T10:00..2024-03-11T00:00 2024-03-10T10:00"),
                // Due on Tuesday at 11:00; a quarter of its eight hours are two.
                Story.of("no more than four hours are left from the closing of the day before on")
                        .accepted("2024-03-04 13:00", "916", EIGHT_HOURS)
                        .watched(
                                List.of(
                                        dueSoon("hours", new OracleLimit(4, "WORKING_HOUR"), null),
                                        dueSoon("working-day", new OracleLimit(1, "WORKING_DAY"), null),
                                        dueSoon("day", new OracleLimit(1, "CALENDAR_DAY"), null),
                                        dueSoon("share", null, "0.25")),
                                """
                                day 916 2024-03-04T13:00..2024-03-06T00:00 2024-03-05T11:00
                                hours 916 2024-03-04T17:00..2024-03-06T00:00 2024-03-05T11:00
                                share 916 2024-03-05T09:00..2024-03-06T00:00 2024-03-05T11:00
                                working-day 916 2024-03-04T13:00..2024-03-06T00:00 2024-03-05T11:00"""),
                // Friday 18:00: the clock starts on Monday at 07:00, as that of a dossier.
                Story.of("a limit runs as that of a dossier")
                        .at("2024-03-08 18:00", "outage.started", NETWORK)
                        .watched(
                                List.of(
                                        outage("hour", new OracleLimit(1, "WORKING_HOUR")),
                                        outage("working-days", new OracleLimit(2, "WORKING_DAY")),
                                        outage("days", new OracleLimit(3, "CALENDAR_DAY")),
                                        outage("same-day", new OracleLimit(0, "SAME_DAY_15H"))),
                                """
                                hour 916 2024-03-11T08:00..
                                same-day 916 2024-03-11T17:00..
                                working-days 916 2024-03-13T07:00..
                                days 916 2024-03-14T07:00.."""));
    }

    /** Accepted on Monday at 08:00, due on Thursday at 08:00. */
    private static Story threeDays(String name) {
        return Story.of(name).accepted("2024-03-04 08:00", "916", THREE_DAYS);
    }

    /** Accepted on Friday 1 March at 08:00, due on Friday 15 March at 08:00. */
    private static Story tenDays(String name) {
        return Story.of(name).accepted("2024-03-01 08:00", "916", TEN_DAYS);
    }

    private static String step(String name, String due) {
        return "{'step':'" + name + "','stepDueAt':'" + due + ":00+07:00'}";
    }

    private static OracleRule overdue(String id, String from, String to) {
        return new OracleRule(id, "OVERDUE", null, null, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private static OracleRule dueSoon(String id, OracleLimit limit, String share) {
        return TestCity.rule(id, "DUE_SOON", limit, share == null ? null : new BigDecimal(share));
    }

    private static OracleRule outage(String id, OracleLimit limit) {
        return TestCity.rule(id, "OUTAGE", limit, null);
    }
}
