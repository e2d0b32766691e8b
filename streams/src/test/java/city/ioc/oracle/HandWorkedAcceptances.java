package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** How long online submissions wait for their acceptance; eight working hours are in time. Monday is 4 March 2024. */
final class HandWorkedAcceptances {
    /** Friday at lunch: 4 h from 13:00 to 17:00, and 4 h on Monday until 11:00. */
    private static final String WAITING_SINCE_FRIDAY = """
            917 submitted-online 2024-03-08 2024-03-08T11:30 1
            917 acceptance-waiting 2024-03-08 2024-03-08T11:30 1
            """;

    private HandWorkedAcceptances() {}

    static List<HandWorked> cases() {
        return List.of(
                online("an acceptance at the last of eight working hours is in time", "2024-03-08 11:30")
                        .accepted("2024-03-11 11:00", "916", NO_LIMIT)
                        .expect(WAITING_SINCE_FRIDAY + acceptedAt("11:00") + """
                                917 acceptance-waiting 2024-03-11 2024-03-11T11:00 -1
                                917 acceptance-answered 2024-03-11 2024-03-11T11:00 1
                                917 acceptance-on-time 2024-03-11 2024-03-11T11:00 1"""),
                // It is overdue from that very millisecond, so for no time at all.
                online("an acceptance one millisecond later is late and was never overdue", "2024-03-08 11:30")
                        .accepted("2024-03-11 11:00:00.001", "916", NO_LIMIT)
                        .expect(WAITING_SINCE_FRIDAY + acceptedAt("11:01") + """
                                917 acceptance-waiting 2024-03-11 2024-03-11T11:01 -1
                                917 acceptance-answered 2024-03-11 2024-03-11T11:01 1"""),
                online("a late acceptance is overdue until it comes", "2024-03-08 11:30")
                        .accepted("2024-03-11 13:00", "916", NO_LIMIT)
                        .expect(WAITING_SINCE_FRIDAY + acceptedAt("13:00") + """
                                917 acceptance-overdue 2024-03-11 2024-03-11T11:01 1
                                917 acceptance-overdue 2024-03-11 2024-03-11T13:00 -1
                                917 acceptance-waiting 2024-03-11 2024-03-11T13:00 -1
                                917 acceptance-answered 2024-03-11 2024-03-11T13:00 1"""),
                // From Saturday evening: all of Monday, until 17:00.
                online("a submission that nobody answers becomes overdue by instant", "2024-03-09 20:00")
                        .expect("""
                                917 submitted-online 2024-03-09 2024-03-09T20:00 1
                                917 acceptance-waiting 2024-03-09 2024-03-09T20:00 1
                                917 acceptance-overdue 2024-03-11 2024-03-11T17:01 1"""),
                // The acceptance says no channel, so it has that of the submission.
                Story.of("a submission after the acceptance is answered at once")
                        .at("2024-03-11 11:00", "dossier.accepted", "{'unit':'916','procedure':'3.000111'}")
                        .at("2024-03-11 11:30", "dossier.submitted", submitted("ONLINE"))
                        .expect(acceptedAt("11:00") + """
                                917 submitted-online 2024-03-11 2024-03-11T11:30 1
                                917 acceptance-answered 2024-03-11 2024-03-11T11:30 1
                                917 acceptance-on-time 2024-03-11 2024-03-11T11:30 1"""),
                // 3 + 4 h on Monday and 1 h on Tuesday: until 08:00.
                online("a refusal answers too, and what comes after it changes nothing", "2024-03-04 08:00")
                        .at("2024-03-05 09:00", "dossier.refused", "{'reason':'incomplete'}")
                        .at("2024-03-06 09:00", "dossier.withdrawn")
                        .expect("""
                                917 submitted-online 2024-03-04 2024-03-04T08:00 1
                                917 acceptance-waiting 2024-03-04 2024-03-04T08:00 1
                                917 acceptance-overdue 2024-03-05 2024-03-05T08:01 1
                                917 acceptance-overdue 2024-03-05 2024-03-05T09:00 -1
                                917 acceptance-waiting 2024-03-05 2024-03-05T09:00 -1
                                917 acceptance-answered 2024-03-05 2024-03-05T09:00 1"""),
                online("a withdrawal answers in time", "2024-03-04 08:00")
                        .at("2024-03-04 10:00", "dossier.withdrawn")
                        .expect("""
                                917 submitted-online 2024-03-04 2024-03-04T08:00 1
                                917 acceptance-waiting 2024-03-04 2024-03-04T08:00 1
                                917 acceptance-waiting 2024-03-04 2024-03-04T10:00 -1
                                917 acceptance-answered 2024-03-04 2024-03-04T10:00 1
                                917 acceptance-on-time 2024-03-04 2024-03-04T10:00 1"""),
                Story.of("only the first submission starts a clock")
                        .at("2024-03-04 08:00", "dossier.submitted", submitted("DESK"))
                        .at("2024-03-04 09:00", "dossier.submitted", submitted("ONLINE"))
                        .expect("? irregular 2024-03-04 2024-03-04T09:00 1"),
                online("the waiting belongs to the submitting unit, whatever the acceptance says", "2024-03-04 08:00")
                        .at(
                                "2024-03-04 10:00",
                                "dossier.accepted",
                                "{'unit':'916','procedure':'3.000111','channel':'DESK'}")
                        .expect("""
                                917 submitted-online 2024-03-04 2024-03-04T08:00 1
                                917 acceptance-waiting 2024-03-04 2024-03-04T08:00 1
                                917 acceptance-waiting 2024-03-04 2024-03-04T10:00 -1
                                917 acceptance-answered 2024-03-04 2024-03-04T10:00 1
                                917 acceptance-on-time 2024-03-04 2024-03-04T10:00 1
                                916 received 2024-03-04 2024-03-04T10:00 1
                                916 open 2024-03-04 2024-03-04T10:00 1"""));
    }

    private static Story online(String name, String time) {
        return Story.of(name).at(time, "dossier.submitted", submitted("ONLINE"));
    }

    private static String submitted(String channel) {
        return "{'unit':'917','procedure':'3.000111','channel':'" + channel + "'}";
    }

    private static String acceptedAt(String time) {
        String at = " 2024-03-11 2024-03-11T" + time + " 1\n";
        return "916 received" + at + "916 received-online" + at + "916 open" + at;
    }
}
