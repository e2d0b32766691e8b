package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;
import static city.ioc.oracle.TestCity.THREE_DAYS;

/** Ends, reopenings, transfers, and what happens to dossiers out of order. Monday is 4 March 2024. */
final class HandWorkedLives {
    private static final String RECEIVED = """
            916 received 2024-03-04 2024-03-04T08:00 1
            916 open 2024-03-04 2024-03-04T08:00 1
            """;
    private static final String APPROVED = "{'outcome':'APPROVED'}";

    private HandWorkedLives() {}

    static List<HandWorked> cases() {
        return List.of(
                Story.of("a transfer moves the open dossier; a transfer to its owner is irregular for the accepting unit")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-05 09:00", "dossier.transferred", "{'toUnit':'917'}")
                        .at("2024-03-05 10:00", "dossier.transferred", "{'toUnit':'917'}")
                        .at("2024-03-06 08:00", "dossier.resolved", APPROVED)
                        .expect(RECEIVED + """
                                916 transferred-out 2024-03-05 2024-03-05T09:00 1
                                917 transferred-in 2024-03-05 2024-03-05T09:00 1
                                916 open 2024-03-05 2024-03-05T09:00 -1
                                917 open 2024-03-05 2024-03-05T09:00 1
                                916 irregular 2024-03-05 2024-03-05T10:00 1
                                917 open 2024-03-06 2024-03-06T08:00 -1
                                917 resolved 2024-03-06 2024-03-06T08:00 1
                                917 not-collected 2024-03-06 2024-03-06T08:00 1
                                917 result-required 2024-03-04 2024-03-06T08:00 1"""),
                // Due Thursday 7 March 08:00: the first end is on time, the reopened dossier is overdue from its reopening.
                Story.of("a reopened dossier has the due it had and ends once more")
                        .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                        .at("2024-03-05 08:00", "dossier.resolved", APPROVED)
                        .at("2024-03-05 09:00", "dossier.returned")
                        .at("2024-03-08 08:00", "dossier.reopened", "{'reason':'misprint'}")
                        .at("2024-03-11 10:00", "dossier.returned")
                        .expect(RECEIVED + """
                                916 open-with-due 2024-03-04 2024-03-04T08:00 1
                                916 open 2024-03-05 2024-03-05T08:00 -1
                                916 open-with-due 2024-03-05 2024-03-05T08:00 -1
                                916 resolved 2024-03-05 2024-03-05T08:00 1
                                916 resolved-with-due 2024-03-05 2024-03-05T08:00 1
                                916 resolved-on-time 2024-03-05 2024-03-05T08:00 1
                                916 reopened 2024-03-08 2024-03-08T08:00 1
                                916 open 2024-03-08 2024-03-08T08:00 1
                                916 open-with-due 2024-03-08 2024-03-08T08:00 1
                                916 overdue 2024-03-08 2024-03-08T08:00 1
                                916 open 2024-03-11 2024-03-11T10:00 -1
                                916 open-with-due 2024-03-11 2024-03-11T10:00 -1
                                916 overdue 2024-03-11 2024-03-11T10:00 -1
                                916 resolved 2024-03-11 2024-03-11T10:00 1
                                916 resolved-with-due 2024-03-11 2024-03-11T10:00 1
                                916 not-collected 2024-03-05 2024-03-05T08:00 1
                                916 not-collected 2024-03-05 2024-03-05T09:00 -1
                                916 result-required 2024-03-04 2024-03-05T08:00 1
                                916 result-required 2024-03-04 2024-03-08T08:00 -1"""),
                Story.of("an end before the acceptance ends the dossier at the acceptance and is irregular")
                        .at("2024-03-04 07:30", "dossier.resolved", APPROVED)
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .expect("""
                                916 received 2024-03-04 2024-03-04T08:00 1
                                916 resolved 2024-03-04 2024-03-04T08:00 1
                                916 irregular 2024-03-04 2024-03-04T07:30 1
                                916 not-collected 2024-03-04 2024-03-04T08:00 1
                                916 result-required 2024-03-04 2024-03-04T08:00 1"""),
                Story.of("where nobody tells a channel it is missing, and the dossier one of the desk")
                        .at("2024-03-04 08:00", "dossier.accepted", "{'unit':'916','procedure':'3.000111'}")
                        .expect(RECEIVED + "916 channel-missing 2024-03-04 2024-03-04T08:00 1"),
                Story.of("after the end only one hand-over is regular; a second acceptance never is")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.accepted", "{'unit':'917','procedure':'1.004227'}")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .at("2024-03-04 11:00", "dossier.forwarded", "{'toUnit':'917','step':'sign'}")
                        .at("2024-03-04 12:00", "dossier.returned")
                        .at("2024-03-04 13:00", "dossier.returned")
                        .at("2024-03-04 14:00", "dossier.rated", "{'score':5}")
                        .expect(RECEIVED + """
                                916 open 2024-03-04 2024-03-04T10:00 -1
                                916 withdrawn 2024-03-04 2024-03-04T10:00 1
                                916 irregular 2024-03-04 2024-03-04T09:00 1
                                916 irregular 2024-03-04 2024-03-04T11:00 1
                                916 irregular 2024-03-04 2024-03-04T13:00 1
                                916 rated 2024-03-04 2024-03-04T14:00 1
                                916 satisfied 2024-03-04 2024-03-04T14:00 1
                                916 scored 2024-03-04 2024-03-04T14:00 1
                                916 score 2024-03-04 2024-03-04T14:00 5"""),
                Story.of("ending and reopening at the same instant leaves no gap")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.reopened", "{'reason':'misprint'}")
                        .at("2024-03-04 09:00", "dossier.resolved", APPROVED)
                        .expect(RECEIVED + """
                                916 resolved 2024-03-04 2024-03-04T09:00 1
                                916 reopened 2024-03-04 2024-03-04T09:00 1"""),
                Story.of("each end has its own hand-over")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.resolved", APPROVED)
                        .at("2024-03-04 10:00", "dossier.returned")
                        .at("2024-03-04 11:00", "dossier.reopened", "{'reason':'misprint'}")
                        .at("2024-03-04 12:00", "dossier.resolved", APPROVED)
                        .at("2024-03-04 13:00", "dossier.returned")
                        .expect(RECEIVED + """
                                916 open 2024-03-04 2024-03-04T09:00 -1
                                916 resolved 2024-03-04 2024-03-04T09:00 1
                                916 open 2024-03-04 2024-03-04T11:00 1
                                916 reopened 2024-03-04 2024-03-04T11:00 1
                                916 open 2024-03-04 2024-03-04T12:00 -1
                                916 resolved 2024-03-04 2024-03-04T12:00 1
                                916 not-collected 2024-03-04 2024-03-04T09:00 1
                                916 not-collected 2024-03-04 2024-03-04T10:00 -1
                                916 not-collected 2024-03-04 2024-03-04T12:00 1
                                916 not-collected 2024-03-04 2024-03-04T13:00 -1
                                916 result-required 2024-03-04 2024-03-04T09:00 1
                                916 result-required 2024-03-04 2024-03-04T11:00 -1
                                916 result-required 2024-03-04 2024-03-04T12:00 1"""),
                // Due Thursday 7 March 08:00. The end comes when the dossier becomes overdue: late, but overdue for no time.
                Story.of("an end at the first instant of the next day is late and leaves no overdue behind")
                        .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                        .at("2024-03-08 00:00", "dossier.returned")
                        .expect(RECEIVED + """
                                916 open-with-due 2024-03-04 2024-03-04T08:00 1
                                916 open 2024-03-08 2024-03-08T00:00 -1
                                916 open-with-due 2024-03-08 2024-03-08T00:00 -1
                                916 resolved 2024-03-08 2024-03-08T00:00 1
                                916 resolved-with-due 2024-03-08 2024-03-08T00:00 1"""),
                Story.of("pauses that do not fit, a second submission and a late refusal are irregular")
                        .at("2024-03-04 07:00", "dossier.submitted", submitted())
                        .at("2024-03-04 07:30", "dossier.submitted", submitted())
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.supplemented")
                        .at("2024-03-04 10:00", "dossier.resumed")
                        .at("2024-03-04 11:00", "dossier.paused", "{'cause':'FEE'}")
                        .at("2024-03-04 12:00", "dossier.paused", "{'cause':'OTHER'}")
                        .at("2024-03-04 13:00", "dossier.refused", "{'reason':'incomplete'}")
                        .at("2024-03-04 14:00", "dossier.reopened", "{'reason':'misprint'}")
                        .expect(RECEIVED + """
                                916 irregular 2024-03-04 2024-03-04T07:30 1
                                916 irregular 2024-03-04 2024-03-04T09:00 1
                                916 irregular 2024-03-04 2024-03-04T10:00 1
                                916 irregular 2024-03-04 2024-03-04T12:00 1
                                916 irregular 2024-03-04 2024-03-04T13:00 1
                                916 irregular 2024-03-04 2024-03-04T14:00 1"""),
                Story.of("a superseded dossier contributes nothing at all")
                        .accepted("2024-03-04 08:00", "916", THREE_DAYS)
                        .accepted("2024-03-04 09:00", "916", THREE_DAYS)
                        .paid("2024-03-04 10:00", "P1", "50000", "CASH")
                        .at("2024-03-05 08:00", "dossier.superseded", "{'by':'H13-240304-0002'}")
                        .expect(""),
                Story.of("a dossier superseded by itself is irregular and counts on")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.superseded", "{'by':'" + Story.SUBJECT + "'}")
                        .expect(RECEIVED + "916 irregular 2024-03-04 2024-03-04T09:00 1"),
                Story.of("without acceptance a step makes an orphan of the submitting unit")
                        .at("2024-03-04 07:00", "dossier.submitted", submitted())
                        .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'check'}")
                        .at("2024-03-04 09:30", "dossier.resumed")
                        .paid("2024-03-04 10:00", "P1", "50000", "CASH")
                        .expect("""
                                917 orphans 2024-03-04 2024-03-04T09:00 1
                                ? amount-paid 2024-03-04 2024-03-04T10:00 500000000"""),
                Story.of("without acceptance a submission that is refused or withdrawn is nothing")
                        .at("2024-03-04 07:00", "dossier.submitted", submitted())
                        .at("2024-03-04 09:00", "dossier.refused", "{'reason':'incomplete'}")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .expect(""));
    }

    private static String submitted() {
        return "{'unit':'917','procedure':'3.000111','channel':'DESK'}";
    }
}
