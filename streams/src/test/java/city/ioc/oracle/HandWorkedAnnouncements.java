package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.EIGHT_HOURS;
import static city.ioc.oracle.TestCity.NO_LIMIT;

/**
 * What days off do that are announced while a clock runs. That of Monday 29 April 2024, with Saturday 4 May for it, was on 12 April; that of
 * Wednesday 12 June is on the day at 09:30; that of Tuesday 10 September is on Friday the 13th. Always off are 18 and 30 April, 1 May, 2 and 3
 * September.
 */
final class HandWorkedAnnouncements {
    private HandWorkedAnnouncements() {}

    static List<HandWorked> cases() {
        return List.of(
                // 11, 12, 15, 16, 17, 19, 22 to 26 April, and the twelfth would be the 29th; it becomes Thursday 2 May.
                Story.of("a computed due is put off when its day turns out to be off")
                        .at("2024-04-10 10:00", "dossier.accepted", within(12))
                        .expect(openSince("2024-04-10", "10:00") + "916 overdue 2024-05-03 2024-05-03T00:00 1"),
                // The thirteenth was 2 May and becomes 3 May, the fourteenth the Saturday, the fifteenth is 6 May either way.
                Story.of("and when a day before it is")
                        .at("2024-04-10 10:00", "dossier.accepted", within(14))
                        .expect(openSince("2024-04-10", "10:00") + "916 overdue 2024-05-05 2024-05-05T00:00 1"),
                Story.of("and stays when the make-up day gives back what the day off took")
                        .at("2024-04-10 10:00", "dossier.accepted", within(15))
                        .expect(openSince("2024-04-10", "10:00") + "916 overdue 2024-05-07 2024-05-07T00:00 1"),
                Story.of("a printed due stays")
                        .at("2024-04-10 10:00", "dossier.accepted", "{'unit':'916','procedure':'1.002847','channel':'DESK','dueAt':'2024-04-29T10:00:00+07:00'}")
                        .expect(openSince("2024-04-10", "10:00") + "916 overdue 2024-04-30 2024-04-30T00:00 1"),
                Story.of("so does one that was given later")
                        .at("2024-04-08 10:00", "dossier.accepted", within(3))
                        .at("2024-04-09 10:00", "dossier.due-changed", "{'dueAt':'2024-04-29T10:00:00+07:00','cause':'expertise'}")
                        .expect(openSince("2024-04-08", "10:00") + "916 overdue 2024-04-30 2024-04-30T00:00 1"),
                // 16, 17, 19, 22 to 26 April, 2 and 3 May, and the eleventh is the Saturday.
                Story.of("what is accepted after the announcement knows it")
                        .at("2024-04-15 08:00", "dossier.accepted", within(11))
                        .expect(openSince("2024-04-15", "08:00") + "916 overdue 2024-05-05 2024-05-05T00:00 1"),
                // The pause: Thursday 1 + 4 h, Friday 8, Monday 8, Tuesday 4 + 1 = 26 h. From the twelfth day, 25 April 08:00: 7 h, Friday 8,
                // Thursday 2 May 8, and 3 h on Friday 3 May: 10:00. Without the day off it would be 2 May.
                Story.of("a pause across the announcement pushes by the calendar that is known then")
                        .at("2024-04-08 08:00", "dossier.accepted", within(12))
                        .at("2024-04-11 10:00", "dossier.supplement-requested")
                        .at("2024-04-16 14:00", "dossier.supplemented")
                        .expect(openSince("2024-04-08", "08:00") + """
                                916 overdue 2024-05-04 2024-05-04T00:00 1
                                916 supplements-requested 2024-04-11 2024-04-11T10:00 1"""),
                // The eighteenth day after 1 April is Friday 26 April, 08:00. The pause took 8 h, of which 7 are left of Friday; the last was on
                // the 29th until 08:00, and is on 2 May.
                Story.of("what a pause before the announcement pushed is pushed again")
                        .at("2024-04-01 08:00", "dossier.accepted", within(18))
                        .at("2024-04-03 10:00", "dossier.supplement-requested")
                        .at("2024-04-04 10:00", "dossier.supplemented")
                        .expect(openSince("2024-04-01", "08:00") + """
                                916 overdue 2024-05-03 2024-05-03T00:00 1
                                916 supplements-requested 2024-04-03 2024-04-03T10:00 1"""),
                // 8 h after Friday 26 April 10:00 was Monday the 29th 10:00, and is Thursday 2 May.
                Story.of("what pushed a printed due pushes it again too")
                        .at("2024-04-01 08:00", "dossier.accepted", "{'unit':'916','procedure':'1.002847','channel':'DESK','dueAt':'2024-04-26T10:00:00+07:00'}")
                        .at("2024-04-03 10:00", "dossier.supplement-requested")
                        .at("2024-04-04 10:00", "dossier.supplemented")
                        .expect(openSince("2024-04-01", "08:00") + """
                                916 overdue 2024-05-03 2024-05-03T00:00 1
                                916 supplements-requested 2024-04-03 2024-04-03T10:00 1"""),
                // Friday 6 September and four days, the 9th to the 12th; without the 10th until the 13th.
                Story.of("what was overdue before the announcement was so, and is not from then on")
                        .byInstant()
                        .at("2024-09-06 08:00", "dossier.accepted", within(4))
                        .expect(openSince("2024-09-06", "08:00") + """
                                916 overdue 2024-09-12 2024-09-12T08:01 1
                                916 overdue 2024-09-13 2024-09-13T00:00 -1
                                916 overdue 2024-09-13 2024-09-13T08:01 1"""),
                Story.of("by date it would have been overdue from the moment of the announcement on, and never is")
                        .at("2024-09-06 08:00", "dossier.accepted", within(4))
                        .expect(openSince("2024-09-06", "08:00") + "916 overdue 2024-09-14 2024-09-14T00:00 1"),
                Story.of("an end is judged by what was known, and a reopened dossier by what is known then")
                        .byInstant()
                        .at("2024-09-06 08:00", "dossier.accepted", within(4))
                        .at("2024-09-12 09:00", "dossier.withdrawn")
                        .at("2024-09-13 07:30", "dossier.reopened", "{'reason':'by mistake'}")
                        .at("2024-09-13 08:00", "dossier.returned")
                        .expect(openSince("2024-09-06", "08:00") + """
                                916 overdue 2024-09-12 2024-09-12T08:01 1
                                916 overdue 2024-09-12 2024-09-12T09:00 -1
                                916 open 2024-09-12 2024-09-12T09:00 -1
                                916 open-with-due 2024-09-12 2024-09-12T09:00 -1
                                916 withdrawn 2024-09-12 2024-09-12T09:00 1
                                916 reopened 2024-09-13 2024-09-13T07:30 1
                                916 open 2024-09-13 2024-09-13T07:30 1
                                916 open-with-due 2024-09-13 2024-09-13T07:30 1
                                916 open 2024-09-13 2024-09-13T08:00 -1
                                916 open-with-due 2024-09-13 2024-09-13T08:00 -1
                                916 resolved 2024-09-13 2024-09-13T08:00 1
                                916 resolved-with-due 2024-09-13 2024-09-13T08:00 1
                                916 resolved-on-time 2024-09-13 2024-09-13T08:00 1"""),
                // Tuesday 16:00: 1 h, and 7 h until Wednesday 16:00; from 09:30 on until Thursday 16:00.
                Story.of("working hours are put off by the whole day that is called off while it runs")
                        .byInstant()
                        .accepted("2024-06-11 16:00", "916", EIGHT_HOURS)
                        .expect(openSince("2024-06-11", "16:00") + "916 overdue 2024-06-13 2024-06-13T16:01 1"),
                // Tuesday 07:30: 7.5 h, and until 07:30 of Wednesday, which is over when the day is called off; then of Thursday.
                Story.of("a submission is overdue for acceptance until the day is called off, and again when the next has passed")
                        .at("2024-06-11 07:30", "dossier.submitted", "{'unit':'916','procedure':'" + NO_LIMIT + "','channel':'ONLINE'}")
                        .at("2024-06-14 08:00", "dossier.refused", "{'reason':'incomplete'}")
                        .expect("""
                                916 submitted-online 2024-06-11 2024-06-11T07:30 1
                                916 acceptance-waiting 2024-06-11 2024-06-11T07:30 1
                                916 acceptance-overdue 2024-06-12 2024-06-12T07:31 1
                                916 acceptance-overdue 2024-06-12 2024-06-12T09:30 -1
                                916 acceptance-overdue 2024-06-13 2024-06-13T07:31 1
                                916 acceptance-overdue 2024-06-14 2024-06-14T08:00 -1
                                916 acceptance-waiting 2024-06-14 2024-06-14T08:00 -1
                                916 acceptance-answered 2024-06-14 2024-06-14T08:00 1"""),
                // Fifteen days after 20 August, with 2 and 3 September off: 12 September; without the 10th the 13th.
                Story.of("feedback that was overdue for a while before the announcement stays unsatisfactory")
                        .byInstant()
                        .at("2024-08-20 08:00", "feedback.received", "{'unit':'916','kind':'STAFF'}")
                        .at("2024-09-13 08:00", "feedback.answered")
                        .at("2024-09-17 08:00", "feedback.published")
                        .expect("""
                                916 feedback-received 2024-08-20 2024-08-20T08:00 1
                                916 feedback-open 2024-08-20 2024-08-20T08:00 1
                                916 feedback-overdue 2024-09-12 2024-09-12T08:01 1
                                916 feedback-unsatisfactory 2024-08-20 2024-09-12T08:01 1
                                916 feedback-overdue 2024-09-13 2024-09-13T00:00 -1
                                916 feedback-open 2024-09-13 2024-09-13T08:00 -1
                                916 feedback-answered 2024-09-13 2024-09-13T08:00 1
                                916 feedback-on-time 2024-09-13 2024-09-13T08:00 1
                                916 feedback-published 2024-09-17 2024-09-17T08:00 1
                                916 feedback-published-on-time 2024-09-17 2024-09-17T08:00 1"""),
                // Two days after the Tuesday were the 12th; of an answer on a day off they begin on Wednesday, and the 13th is the second.
                Story.of("a publication is judged by what is known when it comes")
                        .at("2024-09-10 09:00", "feedback.received", "{'unit':'916','kind':'STAFF'}")
                        .at("2024-09-10 10:00", "feedback.answered")
                        .at("2024-09-13 09:00", "feedback.published")
                        .expect("""
                                916 feedback-received 2024-09-10 2024-09-10T09:00 1
                                916 feedback-open 2024-09-10 2024-09-10T09:00 1
                                916 feedback-open 2024-09-10 2024-09-10T10:00 -1
                                916 feedback-answered 2024-09-10 2024-09-10T10:00 1
                                916 feedback-on-time 2024-09-10 2024-09-10T10:00 1
                                916 feedback-published 2024-09-13 2024-09-13T09:00 1
                                916 feedback-published-on-time 2024-09-13 2024-09-13T09:00 1"""),
                Story.of("by date its overdue would begin with the announcement, and it never is")
                        .at("2024-08-20 08:00", "feedback.received", "{'unit':'916','kind':'STAFF'}")
                        .at("2024-09-13 00:00", "feedback.rated", "{'liked':true}")
                        .at("2024-09-13 23:00", "feedback.answered")
                        .expect("""
                                916 feedback-received 2024-08-20 2024-08-20T08:00 1
                                916 feedback-open 2024-08-20 2024-08-20T08:00 1
                                916 feedback-liked 2024-08-20 2024-09-13T00:00 1
                                916 feedback-open 2024-09-13 2024-09-13T23:00 -1
                                916 feedback-answered 2024-09-13 2024-09-13T23:00 1
                                916 feedback-on-time 2024-09-13 2024-09-13T23:00 1"""));
    }

    private static String within(int workingDays) {
        return "{'unit':'916','procedure':'1.002847','channel':'DESK','limit':{'value':" + workingDays + ",'unit':'WORKING_DAY'}}";
    }

    private static String openSince(String day, String time) {
        String at = " " + day + " " + day + "T" + time + " 1\n";
        return "916 received" + at + "916 open" + at + "916 open-with-due" + at;
    }
}
