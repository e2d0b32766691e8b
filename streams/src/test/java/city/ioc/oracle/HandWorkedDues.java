package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.EIGHT_HOURS;
import static city.ioc.oracle.TestCity.LAND;
import static city.ioc.oracle.TestCity.TEN_DAYS;
import static city.ioc.oracle.TestCity.THREE_DAYS;

/** When a dossier is due, what pauses do to it, and when it is overdue. */
final class HandWorkedDues {
    private HandWorkedDues() {}

    static List<HandWorked> cases() {
        return List.of(
                overTet("an open dossier becomes overdue at midnight after its due day").expect("""
                        916 received 2024-02-06 2024-02-06T09:00 1
                        916 open 2024-02-06 2024-02-06T09:00 1
                        916 open-with-due 2024-02-06 2024-02-06T09:00 1
                        916 overdue 2024-02-17 2024-02-17T00:00 1"""),
                // due + 1 ms is rounded up to the next minute
                overTet("by instant it becomes overdue right after its due").byInstant().expect("""
                        916 received 2024-02-06 2024-02-06T09:00 1
                        916 open 2024-02-06 2024-02-06T09:00 1
                        916 open-with-due 2024-02-06 2024-02-06T09:00 1
                        916 overdue 2024-02-16 2024-02-16T09:01 1"""),
                sixHoursLate("an end later on the due day is on time by date").expect("""
                        916 received 2024-03-04 2024-03-04T10:00 1
                        916 open 2024-03-04 2024-03-04T10:00 1
                        916 open 2024-03-07 2024-03-07T16:00 -1
                        916 open-with-due 2024-03-04 2024-03-04T10:00 1
                        916 open-with-due 2024-03-07 2024-03-07T16:00 -1
                        916 resolved 2024-03-07 2024-03-07T16:00 1
                        916 resolved-with-due 2024-03-07 2024-03-07T16:00 1
                        916 resolved-on-time 2024-03-07 2024-03-07T16:00 1
                        916 not-collected 2024-03-07 2024-03-07T16:00 1
                        916 result-required 2024-03-04 2024-03-07T16:00 1"""),
                sixHoursLate("an end later on the due day is late by instant").byInstant().expect("""
                        916 received 2024-03-04 2024-03-04T10:00 1
                        916 open 2024-03-04 2024-03-04T10:00 1
                        916 open 2024-03-07 2024-03-07T16:00 -1
                        916 open-with-due 2024-03-04 2024-03-04T10:00 1
                        916 open-with-due 2024-03-07 2024-03-07T16:00 -1
                        916 overdue 2024-03-07 2024-03-07T10:01 1
                        916 overdue 2024-03-07 2024-03-07T16:00 -1
                        916 resolved 2024-03-07 2024-03-07T16:00 1
                        916 resolved-with-due 2024-03-07 2024-03-07T16:00 1
                        916 not-collected 2024-03-07 2024-03-07T16:00 1
                        916 result-required 2024-03-04 2024-03-07T16:00 1"""),
                // 8 working hours from Saturday evening: Monday 07-11 and 13-17; overdue from Tuesday 00:00.
                Story.of("labels are rounded up and a missing channel is that of the submission")
                        .at(
                                "2024-03-09 20:00",
                                "dossier.submitted",
                                "{'unit':'917','procedure':'1.009999','channel':'ONLINE'}")
                        .accepted("2024-03-09 20:00:30.500", "916", EIGHT_HOURS)
                        .expect("""
                                916 received 2024-03-09 2024-03-09T20:01 1
                                916 received-online 2024-03-09 2024-03-09T20:01 1
                                916 open 2024-03-09 2024-03-09T20:01 1
                                916 open-with-due 2024-03-09 2024-03-09T20:01 1
                                916 overdue 2024-03-12 2024-03-12T00:00 1
                                917 submitted-online 2024-03-09 2024-03-09T20:00 1
                                917 acceptance-waiting 2024-03-09 2024-03-09T20:00 1
                                917 acceptance-waiting 2024-03-09 2024-03-09T20:01 -1
                                917 acceptance-answered 2024-03-09 2024-03-09T20:01 1
                                917 acceptance-on-time 2024-03-09 2024-03-09T20:01 1"""),
                // Due 18 March 08:00. Pause: Wed 5 h, Thu 8, Fri 8, Mon 8, Tue 4 + 1 = 34 h. From 18 March 08:00: Mon 7 h,
                // Tue 8, Wed 8, Thu 8, so 3 h are left on Friday 22 March: 10:00.
                Story.of("a pause of 34 working hours pushes the due by as much")
                        .byInstant()
                        .accepted("2024-03-04 08:00", "916", TEN_DAYS)
                        .at("2024-03-06 10:00", "dossier.supplement-requested")
                        .at("2024-03-12 14:00", "dossier.supplemented")
                        .expect(openSince("2024-03-04") + """
                                916 overdue 2024-03-22 2024-03-22T10:01 1
                                916 supplements-requested 2024-03-06 2024-03-06T10:00 1"""),
                // S moves to Wed 09:00: from there to Thu 09:00 are 2 + 4 + 2 = 8 h. Fri 8 March 09:00 + 8 h = Mon 09:00.
                Story.of("a due changed during a pause is pushed only by the rest of the pause")
                        .byInstant()
                        .accepted("2024-03-04 08:00", "916", LAND)
                        .at("2024-03-05 08:00", "dossier.paused", "{'cause':'FEE'}")
                        .at("2024-03-06 09:00", "dossier.due-changed", "{" + due("2024-03-08T09:00") + ",'cause':'tax notice'}")
                        .at("2024-03-07 09:00", "dossier.resumed")
                        .expect(openSince("2024-03-04") + "916 overdue 2024-03-11 2024-03-11T09:01 1"),
                Story.of("a pause that does not count changes nothing")
                        .accepted("2024-03-04 08:00", "916", TEN_DAYS)
                        .at("2024-03-05 08:00", "dossier.paused", "{'cause':'FEE'}")
                        .expect(openSince("2024-03-04") + "916 overdue 2024-03-19 2024-03-19T00:00 1"),
                // Stands only from 08:00 to 10:00, so 18 March 08:00 becomes 10:00.
                Story.of("of nested pauses only the counted one pushes the due")
                        .byInstant()
                        .accepted("2024-03-04 08:00", "916", TEN_DAYS)
                        .at("2024-03-05 08:00", "dossier.supplement-requested")
                        .at("2024-03-05 09:00", "dossier.paused", "{'cause':'OTHER'}")
                        .at("2024-03-05 10:00", "dossier.supplemented")
                        .at("2024-03-05 11:00", "dossier.resumed")
                        .expect(openSince("2024-03-04") + """
                                916 overdue 2024-03-18 2024-03-18T10:01 1
                                916 supplements-requested 2024-03-05 2024-03-05T08:00 1"""),
                // Both count: the clock stands from Tue 08:00 to Tue 16:00, 3 + 3 = 6 h: 18 March 08:00 + 6 h = 16:00.
                Story.of("of two counted pauses the union pushes the due")
                        .byInstant()
                        .accepted("2024-03-04 08:00", "916", LAND)
                        .at("2024-03-05 08:00", "dossier.supplement-requested")
                        .at("2024-03-05 10:00", "dossier.paused", "{'cause':'APPRAISAL'}")
                        .at("2024-03-05 14:00", "dossier.supplemented")
                        .at("2024-03-05 16:00", "dossier.resumed")
                        .expect(openSince("2024-03-04") + """
                                916 overdue 2024-03-18 2024-03-18T16:01 1
                                916 supplements-requested 2024-03-05 2024-03-05T08:00 1"""),
                Story.of("a closing event with a due sets it and pushes nothing")
                        .accepted("2024-03-04 08:00", "916", TEN_DAYS)
                        .at("2024-03-06 10:00", "dossier.supplement-requested")
                        .at("2024-03-12 14:00", "dossier.supplemented", "{" + due("2024-03-20T17:00") + "}")
                        .expect(openSince("2024-03-04") + """
                                916 overdue 2024-03-21 2024-03-21T00:00 1
                                916 supplements-requested 2024-03-06 2024-03-06T10:00 1"""),
                // Pause 09-11 and 13-15 = 4 h: Thu 7 March 08:00 becomes 14:00, which is still overdue from Friday 00:00.
                Story.of("an overdue dossier is not overdue while its clock stands")
                        .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                        .at("2024-03-08 09:00", "dossier.supplement-requested")
                        .at("2024-03-08 15:00", "dossier.supplemented")
                        .expect(openSince("2024-03-04") + """
                                916 overdue 2024-03-08 2024-03-08T00:00 1
                                916 overdue 2024-03-08 2024-03-08T09:00 -1
                                916 overdue 2024-03-08 2024-03-08T15:00 1
                                916 supplements-requested 2024-03-08 2024-03-08T09:00 1"""),
                Story.of("a new due takes the dossier out of the overdue ones from then on")
                        .at(
                                "2024-03-04 08:00",
                                "dossier.accepted",
                                "{'unit':'916','procedure':'1.002847','channel':'DESK'," + due("2024-03-05T08:00") + "}")
                        .at("2024-03-07 09:00", "dossier.apology-issued", "{'reason':'flood'," + due("2024-03-11T08:00") + "}")
                        .expect(openSince("2024-03-04") + """
                                916 overdue 2024-03-06 2024-03-06T00:00 1
                                916 overdue 2024-03-07 2024-03-07T09:00 -1
                                916 overdue 2024-03-12 2024-03-12T00:00 1"""),
                // Due Thu 7 March 08:00. The end closes the pause: Thu 07:00-11:00 and 13:00-17:00, Fri 07:00-08:00 = 9 h.
                // Thu 08:00 + 9 h = 7 h on Thursday and 2 h on Friday: Fri 09:00. The end at Fri 08:00 is on time.
                Story.of("an end during a pause is judged by the pushed due")
                        .byInstant()
                        .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                        .at("2024-03-07 07:00", "dossier.supplement-requested")
                        .at("2024-03-08 08:00", "dossier.resolved", "{'outcome':'STOPPED'}")
                        .expect(openSince("2024-03-04") + """
                                916 open 2024-03-08 2024-03-08T08:00 -1
                                916 open-with-due 2024-03-08 2024-03-08T08:00 -1
                                916 resolved 2024-03-08 2024-03-08T08:00 1
                                916 resolved-with-due 2024-03-08 2024-03-08T08:00 1
                                916 resolved-on-time 2024-03-08 2024-03-08T08:00 1
                                916 supplements-requested 2024-03-07 2024-03-07T07:00 1
                                916 not-collected 2024-03-08 2024-03-08T08:00 1
                                916 result-required 2024-03-04 2024-03-08T08:00 1"""));
    }

    /** Three working days over Tết from Tuesday 09:00: Wed 7, Thu 15, Fri 16 February; the rest are days off. */
    private static Story overTet(String name) {
        return Story.of(name).accepted("2024-02-06 09:00", "916", THREE_DAYS);
    }

    /** Due Thursday 10:00, resolved at 16:00. */
    private static Story sixHoursLate(String name) {
        return Story.of(name)
                .accepted("2024-03-04 10:00", "916", THREE_DAYS)
                .at("2024-03-07 16:00", "dossier.resolved", "{'outcome':'APPROVED'}");
    }

    private static String openSince(String day) {
        String at = " " + day + " " + day + "T08:00 1\n";
        return "916 received" + at + "916 open" + at + "916 open-with-due" + at;
    }

    private static String due(String local) {
        return "'dueAt':'" + local + ":00+07:00'";
    }
}
