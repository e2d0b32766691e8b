package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** Results of dossiers that were accepted on Monday, 4 March 2024, 08:00, and resolved on Tuesday, 08:00. */
final class HandWorkedResults {
    private static final String DESK = """
            916 received 2024-03-04 2024-03-04T08:00 1
            916 open 2024-03-04 2024-03-04T08:00 1
            """;
    private static final String ONLINE = DESK + "916 received-online 2024-03-04 2024-03-04T08:00 1\n";
    private static final String RESOLVED = """
            916 open 2024-03-05 2024-03-05T08:00 -1
            916 resolved 2024-03-05 2024-03-05T08:00 1
            """;
    private static final String NOT_COLLECTED = "916 not-collected 2024-03-05 2024-03-05T08:00 1\n";
    private static final String REQUIRED = "916 result-required 2024-03-04 2024-03-05T08:00 1\n";
    private static final String ELECTRONIC = "916 result-electronic 2024-03-04 2024-03-05T08:00 1\n";
    private static final String IN_FULL = "916 online-in-full 2024-03-04 2024-03-05T08:00 1\n";

    private HandWorkedResults() {}

    static List<HandWorked> cases() {
        return List.of(
                Story.of("a result is required when nothing is said, and waits until it is handed over")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED'}")
                        .at("2024-03-07 09:00", "dossier.returned")
                        .expect(DESK + RESOLVED + NOT_COLLECTED + REQUIRED
                                + "916 not-collected 2024-03-07 2024-03-07T09:00 -1"),
                Story.of("a result handed over at once never waits")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED'}")
                        .at("2024-03-05 08:00", "dossier.returned")
                        .expect(DESK + RESOLVED + REQUIRED),
                Story.of("an electronic result at the desk is not online in full")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED','electronicResult':true}")
                        .expect(DESK + RESOLVED + NOT_COLLECTED + REQUIRED + ELECTRONIC),
                online("an online dossier with an electronic result is online in full")
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED','electronicResult':true}")
                        .expect(ONLINE + RESOLVED + NOT_COLLECTED + REQUIRED + ELECTRONIC + IN_FULL),
                online("an online dossier with a result on paper is not online in full")
                        .at(
                                "2024-03-05 08:00",
                                "dossier.resolved",
                                "{'outcome':'REJECTED','electronicResult':false,'resultRequired':true}")
                        .expect(ONLINE + RESOLVED + NOT_COLLECTED + REQUIRED),
                online("an online dossier that needs no result is online in full")
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'STOPPED','resultRequired':false}")
                        .at("2024-03-05 08:00", "dossier.returned")
                        .expect(ONLINE + RESOLVED + IN_FULL),
                online("no other end says anything about a result")
                        .at("2024-03-05 08:00", "dossier.returned", "{'how':'ONLINE'}")
                        .expect(ONLINE + RESOLVED),
                online("a reopening takes back what the end said about the result")
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED','electronicResult':true}")
                        .at("2024-03-05 09:00", "dossier.returned")
                        .at("2024-03-06 08:00", "dossier.reopened", "{'reason':'misprint'}")
                        .at("2024-03-07 08:00", "dossier.withdrawn")
                        .expect(ONLINE + RESOLVED + NOT_COLLECTED + REQUIRED + ELECTRONIC + IN_FULL + """
                                916 not-collected 2024-03-05 2024-03-05T09:00 -1
                                916 reopened 2024-03-06 2024-03-06T08:00 1
                                916 open 2024-03-06 2024-03-06T08:00 1
                                916 result-required 2024-03-04 2024-03-06T08:00 -1
                                916 result-electronic 2024-03-04 2024-03-06T08:00 -1
                                916 online-in-full 2024-03-04 2024-03-06T08:00 -1
                                916 open 2024-03-07 2024-03-07T08:00 -1
                                916 withdrawn 2024-03-07 2024-03-07T08:00 1"""),
                // The second end says that no result is required.
                online("after a reopening the next end decides about the result")
                        .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED','electronicResult':true}")
                        .at("2024-03-05 09:00", "dossier.returned")
                        .at("2024-03-06 08:00", "dossier.reopened", "{'reason':'misprint'}")
                        .at("2024-03-06 08:00:30", "dossier.resolved", "{'outcome':'STOPPED','resultRequired':false}")
                        .at("2024-03-06 08:00:30", "dossier.returned")
                        .expect(ONLINE + RESOLVED + NOT_COLLECTED + REQUIRED + ELECTRONIC + IN_FULL + """
                                916 not-collected 2024-03-05 2024-03-05T09:00 -1
                                916 reopened 2024-03-06 2024-03-06T08:00 1
                                916 open 2024-03-06 2024-03-06T08:00 1
                                916 result-required 2024-03-04 2024-03-06T08:00 -1
                                916 result-electronic 2024-03-04 2024-03-06T08:00 -1
                                916 online-in-full 2024-03-04 2024-03-06T08:00 -1
                                916 online-in-full 2024-03-04 2024-03-06T08:01 1
                                916 open 2024-03-06 2024-03-06T08:01 -1
                                916 resolved 2024-03-06 2024-03-06T08:01 1"""));
    }

    private static Story online(String name) {
        return Story.of(name)
                .at("2024-03-04 08:00", "dossier.accepted", "{'unit':'916','procedure':'3.000111','channel':'ONLINE'}");
    }
}
