package city.ioc.oracle;

import java.util.List;

/**
 * Feedback of Monday, 4 March 2024, 09:00. Fifteen working days later is Monday 25 March, two are Wednesday 6 March; no
 * day off lies between.
 */
final class HandWorkedFeedback {
    private static final String RECEIVED = """
            916 feedback-received 2024-03-04 2024-03-04T09:00 1
            916 feedback-open 2024-03-04 2024-03-04T09:00 1
            """;
    private static final String ANSWERED_ON_TUESDAY = """
            916 feedback-open 2024-03-05 2024-03-05T10:00 -1
            916 feedback-answered 2024-03-05 2024-03-05T10:00 1
            916 feedback-on-time 2024-03-05 2024-03-05T10:00 1
            """;

    private HandWorkedFeedback() {}

    static List<HandWorked> cases() {
        return List.of(
                // The cohort is the day of the answer, the label the minute that follows.
                received("an answer in the last millisecond of the due day is on time by date")
                        .at("2024-03-25 23:59:59.999", "feedback.answered")
                        .expect(RECEIVED + """
                                916 feedback-open 2024-03-25 2024-03-26T00:00 -1
                                916 feedback-answered 2024-03-25 2024-03-26T00:00 1
                                916 feedback-on-time 2024-03-25 2024-03-26T00:00 1"""),
                received("an answer at the midnight that follows is late and was never overdue")
                        .at("2024-03-26 00:00", "feedback.answered")
                        .expect(RECEIVED + """
                                916 feedback-open 2024-03-26 2024-03-26T00:00 -1
                                916 feedback-answered 2024-03-26 2024-03-26T00:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-26T00:00 1"""),
                received("by instant an answer at the limit is on time")
                        .byInstant()
                        .at("2024-03-25 09:00", "feedback.answered")
                        .expect(RECEIVED + """
                                916 feedback-open 2024-03-25 2024-03-25T09:00 -1
                                916 feedback-answered 2024-03-25 2024-03-25T09:00 1
                                916 feedback-on-time 2024-03-25 2024-03-25T09:00 1"""),
                received("by instant an answer an hour later is late")
                        .byInstant()
                        .at("2024-03-25 10:00", "feedback.answered")
                        .expect(RECEIVED + """
                                916 feedback-overdue 2024-03-25 2024-03-25T09:01 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-25T09:01 1
                                916 feedback-open 2024-03-25 2024-03-25T10:00 -1
                                916 feedback-overdue 2024-03-25 2024-03-25T10:00 -1
                                916 feedback-answered 2024-03-25 2024-03-25T10:00 1"""),
                received("feedback that was overdue stays unsatisfactory, answered and liked though it is")
                        .at("2024-03-27 10:00", "feedback.answered")
                        .at("2024-03-28 08:00", "feedback.rated", "{'liked':true}")
                        .expect(RECEIVED + """
                                916 feedback-overdue 2024-03-26 2024-03-26T00:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-26T00:00 1
                                916 feedback-open 2024-03-27 2024-03-27T10:00 -1
                                916 feedback-overdue 2024-03-27 2024-03-27T10:00 -1
                                916 feedback-answered 2024-03-27 2024-03-27T10:00 1
                                916 feedback-liked 2024-03-04 2024-03-28T08:00 1"""),
                received("a refusal on the second working day is on time")
                        .at("2024-03-06 17:00", "feedback.refused", "{'reason':'anonymous'}")
                        .expect(RECEIVED + """
                                916 feedback-open 2024-03-06 2024-03-06T17:00 -1
                                916 feedback-refused 2024-03-06 2024-03-06T17:00 1
                                916 feedback-on-time 2024-03-06 2024-03-06T17:00 1"""),
                received("a refusal on the third working day is late and unsatisfactory, though not overdue")
                        .at("2024-03-07 08:00", "feedback.refused", "{'reason':'anonymous'}")
                        .at("2024-03-07 09:00", "feedback.published")
                        .expect(RECEIVED + """
                                916 feedback-open 2024-03-07 2024-03-07T08:00 -1
                                916 feedback-refused 2024-03-07 2024-03-07T08:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-07T08:00 1
                                916 irregular 2024-03-07 2024-03-07T09:00 1"""),
                // From Saturday evening the limit runs from Monday 07:00: until Wednesday 07:00.
                Story.of("the limit of feedback that comes on a weekend runs from the next opening")
                        .byInstant()
                        .at("2024-03-09 20:00", "feedback.received", "{'unit':'916','kind':'REGULATION'}")
                        .at("2024-03-13 07:00", "feedback.refused", "{'reason':'anonymous'}")
                        .expect("""
                                916 feedback-received 2024-03-09 2024-03-09T20:00 1
                                916 feedback-open 2024-03-09 2024-03-09T20:00 1
                                916 feedback-open 2024-03-13 2024-03-13T07:00 -1
                                916 feedback-refused 2024-03-13 2024-03-13T07:00 1
                                916 feedback-on-time 2024-03-13 2024-03-13T07:00 1"""),
                answered("a publication within two working days of the answer is on time and the only one")
                        .at("2024-03-07 12:00", "feedback.published")
                        .at("2024-03-07 13:00", "feedback.published")
                        .expect(RECEIVED + ANSWERED_ON_TUESDAY + """
                                916 feedback-published 2024-03-07 2024-03-07T12:00 1
                                916 feedback-published-on-time 2024-03-07 2024-03-07T12:00 1
                                916 irregular 2024-03-07 2024-03-07T13:00 1"""),
                answered("by instant a publication is late a millisecond after its limit")
                        .byInstant()
                        .at("2024-03-07 10:00:00.001", "feedback.published")
                        .expect(RECEIVED + ANSWERED_ON_TUESDAY
                                + "916 feedback-published 2024-03-07 2024-03-07T10:01 1"),
                received("a publication before the answer is irregular and does not take the place of the one after it")
                        .at("2024-03-04 10:00", "feedback.published")
                        .at("2024-03-05 10:00", "feedback.answered")
                        .at("2024-03-05 10:30", "feedback.received", "{'unit':'917','kind':'STAFF'}")
                        .at("2024-03-05 11:00", "feedback.published")
                        .at("2024-03-05 12:00", "feedback.refused", "{'reason':'anonymous'}")
                        .expect(RECEIVED + ANSWERED_ON_TUESDAY + """
                                916 irregular 2024-03-04 2024-03-04T10:00 1
                                916 irregular 2024-03-05 2024-03-05T10:30 1
                                916 feedback-published 2024-03-05 2024-03-05T11:00 1
                                916 feedback-published-on-time 2024-03-05 2024-03-05T11:00 1
                                916 irregular 2024-03-05 2024-03-05T12:00 1"""),
                received("as many likes as dislikes are neither")
                        .at("2024-03-04 10:00", "feedback.rated", "{'liked':true}")
                        .at("2024-03-04 11:00", "feedback.rated", "{'liked':false}")
                        .at("2024-03-04 12:00", "feedback.rated", "{'liked':false}")
                        .at("2024-03-04 13:00", "feedback.rated", "{'liked':true}")
                        .expect(RECEIVED + """
                                916 feedback-liked 2024-03-04 2024-03-04T10:00 1
                                916 feedback-liked 2024-03-04 2024-03-04T11:00 -1
                                916 feedback-disliked 2024-03-04 2024-03-04T12:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-04T12:00 1
                                916 feedback-disliked 2024-03-04 2024-03-04T13:00 -1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-04T13:00 -1
                                916 feedback-overdue 2024-03-26 2024-03-26T00:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-26T00:00 1"""),
                Story.of("what comes before the receipt counts from the receipt")
                        .at("2024-03-04 07:00", "feedback.rated", "{'liked':false}")
                        .at("2024-03-04 08:00", "feedback.answered")
                        .at("2024-03-04 09:00", "feedback.received", "{'unit':'916','kind':'STAFF'}")
                        .expect("""
                                916 feedback-received 2024-03-04 2024-03-04T09:00 1
                                916 feedback-answered 2024-03-04 2024-03-04T09:00 1
                                916 feedback-on-time 2024-03-04 2024-03-04T09:00 1
                                916 feedback-disliked 2024-03-04 2024-03-04T09:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-04T09:00 1"""),
                answered("feedback whose receipt is voided is an orphan")
                        .voided("2024-03-08 08:00", "E1")
                        .expect("? orphans 2024-03-05 2024-03-05T10:00 1"),
                answered("feedback whose answer is voided is open again")
                        .at("2024-03-05 11:00", "feedback.published")
                        .voided("2024-03-08 08:00", "E2")
                        .expect(RECEIVED + """
                                916 irregular 2024-03-05 2024-03-05T11:00 1
                                916 feedback-overdue 2024-03-26 2024-03-26T00:00 1
                                916 feedback-unsatisfactory 2024-03-04 2024-03-26T00:00 1"""));
    }

    private static Story received(String name) {
        return Story.of(name).at("2024-03-04 09:00", "feedback.received", "{'unit':'916','kind':'STAFF'}");
    }

    private static Story answered(String name) {
        return received(name).at("2024-03-05 10:00", "feedback.answered");
    }
}
