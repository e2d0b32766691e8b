package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.COPY;
import static city.ioc.oracle.TestCity.EIGHT_HOURS;
import static city.ioc.oracle.TestCity.FIFTEEN_CALENDAR_DAYS;
import static city.ioc.oracle.TestCity.NO_LIMIT;
import static city.ioc.oracle.TestCity.THREE_DAYS;

/**
 * Units with hours of their own: 924 also receives on Saturdays from 07:00 to 11:00, and SO-XD is closed on Mondays, and open from Tuesday to Saturday
 * from 08:00 to 12:00 and 13:00 to 16:00, on Thursdays from 10:00 to 18:30. 7 March 2024 is a Thursday. All are compared by instant.
 */
final class HandWorkedUnitHours {
    private HandWorkedUnitHours() {}

    static List<HandWorked> cases() {
        return List.of(
                // Friday, Saturday, Monday.
                story("a Saturday on which the unit works is a working day")
                        .accepted("2024-03-07 08:00", "924", THREE_DAYS)
                        .expect(openSince("924", "2024-03-07", "08:00") + "924 overdue 2024-03-11 2024-03-11T08:01 1"),
                story("a due outside its hours is at the closing before")
                        .at("2024-03-07 15:00", "dossier.accepted", within("924", 2))
                        .expect(openSince("924", "2024-03-07", "15:00") + "924 overdue 2024-03-09 2024-03-09T11:01 1"),
                // From Saturday on Tuesday, Wednesday, and Thursday, which opens at 10:00.
                story("or at the first opening when it was closed until then")
                        .at("2024-03-09 08:30", "dossier.accepted", within("SO-XD", 3))
                        .expect(openSince("SO-XD", "2024-03-09", "08:30") + "SO-XD overdue 2024-03-14 2024-03-14T10:01 1"),
                // One hour on Friday, four on Saturday, three on Monday.
                story("working hours are those of the unit")
                        .accepted("2024-03-08 16:00", "924", EIGHT_HOURS)
                        .expect(openSince("924", "2024-03-08", "16:00") + "924 overdue 2024-03-11 2024-03-11T10:01 1"),
                story("a result of the same day is due at the closing of the unit")
                        .accepted("2024-03-09 09:00", "924", COPY)
                        .expect(openSince("924", "2024-03-09", "09:00") + "924 overdue 2024-03-09 2024-03-09T11:01 1"),
                // The clock starts on Tuesday at 08:00; fifteen days later is Wednesday 27 March.
                story("on a day on which the unit is closed the clock starts at its next opening")
                        .accepted("2024-03-11 09:00", "SO-XD", FIFTEEN_CALENDAR_DAYS)
                        .expect(openSince("SO-XD", "2024-03-11", "09:00") + "SO-XD overdue 2024-03-27 2024-03-27T08:01 1"),
                // Fifteen days after Friday 8 March is Saturday the 23rd.
                story("a limit in calendar days may end on its Saturday")
                        .accepted("2024-03-08 10:00", "924", FIFTEEN_CALENDAR_DAYS)
                        .expect(openSince("924", "2024-03-08", "10:00") + "924 overdue 2024-03-23 2024-03-23T10:01 1"),
                // Friday 26 April, Saturday 27, Thursday 2 May, Friday 3, Saturday 4: a whole day in exchange for Monday, not until 11:00 only.
                story("a make-up day has the hours of its Monday though it works on Saturdays")
                        .at("2024-04-25 15:00", "dossier.accepted", within("924", 5))
                        .expect(openSince("924", "2024-04-25", "15:00") + "924 overdue 2024-05-04 2024-05-04T15:01 1"),
                // Sunday 24 November has the seven hours of Tuesday; the eighth is on Tuesday.
                story("or of its first weekday where Mondays are free")
                        .accepted("2024-11-24 07:30", "SO-XD", EIGHT_HOURS)
                        .expect(openSince("SO-XD", "2024-11-24", "07:30") + "SO-XD overdue 2024-11-26 2024-11-26T09:01 1"),
                // The pause from Friday 16:00 to Saturday 09:00 takes 1 + 2 h: Monday 08:00 becomes 11:00.
                story("a pause pushes by the hours of the unit that accepted, whoever has the dossier")
                        .accepted("2024-03-07 08:00", "924", THREE_DAYS)
                        .at("2024-03-07 10:00", "dossier.transferred", "{'toUnit':'916'}")
                        .at("2024-03-08 16:00", "dossier.supplement-requested")
                        .at("2024-03-09 09:00", "dossier.supplemented")
                        .expect(openSince("924", "2024-03-07", "08:00") + """
                                924 transferred-out 2024-03-07 2024-03-07T10:00 1
                                924 open 2024-03-07 2024-03-07T10:00 -1
                                924 open-with-due 2024-03-07 2024-03-07T10:00 -1
                                916 transferred-in 2024-03-07 2024-03-07T10:00 1
                                916 open 2024-03-07 2024-03-07T10:00 1
                                916 open-with-due 2024-03-07 2024-03-07T10:00 1
                                916 supplements-requested 2024-03-08 2024-03-08T16:00 1
                                916 overdue 2024-03-11 2024-03-11T11:01 1"""),
                // Eight hours of 924 from Friday 16:00 on are over on Monday at 10:00; those of 916 would last until 16:00.
                story("a submission waits by the hours of the unit it was sent to")
                        .at("2024-03-08 16:00", "dossier.submitted", "{'unit':'924','procedure':'" + NO_LIMIT + "','channel':'ONLINE'}")
                        .at("2024-03-11 11:00", "dossier.refused", "{'reason':'incomplete'}")
                        .expect("""
                                924 submitted-online 2024-03-08 2024-03-08T16:00 1
                                924 acceptance-waiting 2024-03-08 2024-03-08T16:00 1
                                924 acceptance-overdue 2024-03-11 2024-03-11T10:01 1
                                924 acceptance-overdue 2024-03-11 2024-03-11T11:00 -1
                                924 acceptance-waiting 2024-03-11 2024-03-11T11:00 -1
                                924 acceptance-answered 2024-03-11 2024-03-11T11:00 1"""),
                // Two working days after Thursday 10:00: Saturday 10:00.
                story("feedback has the hours of its unit")
                        .at("2024-03-07 10:00", "feedback.received", "{'unit':'924','kind':'STAFF'}")
                        .at("2024-03-09 10:00:00.001", "feedback.refused", "{'reason':'anonymous'}")
                        .expect("""
                                924 feedback-received 2024-03-07 2024-03-07T10:00 1
                                924 feedback-open 2024-03-07 2024-03-07T10:00 1
                                924 feedback-open 2024-03-09 2024-03-09T10:01 -1
                                924 feedback-refused 2024-03-09 2024-03-09T10:01 1
                                924 feedback-unsatisfactory 2024-03-07 2024-03-09T10:01 1"""));
    }

    private static Story story(String name) {
        return Story.of(name).byInstant();
    }

    private static String within(String unit, int workingDays) {
        return "{'unit':'" + unit + "','procedure':'1.002847','channel':'DESK','limit':{'value':" + workingDays + ",'unit':'WORKING_DAY'}}";
    }

    private static String openSince(String unit, String day, String time) {
        String at = " " + day + " " + day + "T" + time + " 1\n";
        return unit + " received" + at + unit + " open" + at + unit + " open-with-due" + at;
    }
}
