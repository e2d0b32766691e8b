package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** Steps of a dossier of Monday, 4 March 2024, 08:00. */
final class HandWorkedSteps {
    private static final String RECEIVED = """
            916 received 2024-03-04 2024-03-04T08:00 1
            916 open 2024-03-04 2024-03-04T08:00 1
            """;
    private static final String SIGN = "'step':'sign'";
    private static final String DUE_TUESDAY = ",'stepDueAt':'2024-03-05T10:00:00+07:00'";
    private static final String OTHER_AGENCY = ",'interAgency':true";

    private HandWorkedSteps() {}

    static List<HandWorked> cases() {
        return List.of(
                forwarded("a step is overdue from midnight after its due day until it is completed")
                        .at("2024-03-07 09:00", "dossier.step-completed", "{'step':'sign'}")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 inter-agency 2024-03-07 2024-03-07T09:00 -1
                                916 step-overdue 2024-03-06 2024-03-06T00:00 1
                                916 step-overdue 2024-03-07 2024-03-07T09:00 -1"""),
                forwarded("by instant a step is overdue right after its due").byInstant()
                        .at("2024-03-07 09:00", "dossier.step-completed", "{'step':'sign'}")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 inter-agency 2024-03-07 2024-03-07T09:00 -1
                                916 step-overdue 2024-03-05 2024-03-05T10:01 1
                                916 step-overdue 2024-03-07 2024-03-07T09:00 -1"""),
                forwarded("forwarding a step again closes the one of that name")
                        .at("2024-03-06 08:00", "dossier.forwarded", "{" + SIGN + "}")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 inter-agency 2024-03-06 2024-03-06T08:00 -1
                                916 step-overdue 2024-03-06 2024-03-06T00:00 1
                                916 step-overdue 2024-03-06 2024-03-06T08:00 -1"""),
                Story.of("two steps are one dossier; the completion of no step is regular")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.forwarded", "{'step':'check','interAgency':true}")
                        .at("2024-03-04 10:00", "dossier.forwarded", "{" + SIGN + OTHER_AGENCY + "}")
                        .at("2024-03-04 11:00", "dossier.step-completed", "{'step':'check'}")
                        .at("2024-03-04 12:00", "dossier.step-completed", "{'step':'stamp'}")
                        .at("2024-03-04 13:00", "dossier.step-completed", "{'step':'sign'}")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 inter-agency 2024-03-04 2024-03-04T13:00 -1"""),
                forwarded("a pause does not hold a step up")
                        .at("2024-03-04 10:00", "dossier.supplement-requested")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 supplements-requested 2024-03-04 2024-03-04T10:00 1
                                916 step-overdue 2024-03-06 2024-03-06T00:00 1"""),
                forwarded("an end closes all steps and a reopening opens none")
                        .at("2024-03-07 09:00", "dossier.returned")
                        .at("2024-03-08 09:00", "dossier.reopened", "{'reason':'misprint'}")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 inter-agency 2024-03-07 2024-03-07T09:00 -1
                                916 step-overdue 2024-03-06 2024-03-06T00:00 1
                                916 step-overdue 2024-03-07 2024-03-07T09:00 -1
                                916 open 2024-03-07 2024-03-07T09:00 -1
                                916 resolved 2024-03-07 2024-03-07T09:00 1
                                916 reopened 2024-03-08 2024-03-08T09:00 1
                                916 open 2024-03-08 2024-03-08T09:00 1"""),
                forwarded("a transfer takes the open steps along")
                        .at("2024-03-07 09:00", "dossier.transferred", "{'toUnit':'917'}")
                        .expect(RECEIVED + """
                                916 inter-agency 2024-03-04 2024-03-04T09:00 1
                                916 step-overdue 2024-03-06 2024-03-06T00:00 1
                                916 transferred-out 2024-03-07 2024-03-07T09:00 1
                                917 transferred-in 2024-03-07 2024-03-07T09:00 1
                                916 open 2024-03-07 2024-03-07T09:00 -1
                                917 open 2024-03-07 2024-03-07T09:00 1
                                916 inter-agency 2024-03-07 2024-03-07T09:00 -1
                                917 inter-agency 2024-03-07 2024-03-07T09:00 1
                                916 step-overdue 2024-03-07 2024-03-07T09:00 -1
                                917 step-overdue 2024-03-07 2024-03-07T09:00 1"""),
                Story.of("a step before the acceptance opens with it and is irregular")
                        .at("2024-03-04 07:30", "dossier.forwarded", "{" + SIGN + OTHER_AGENCY + "}")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .expect(RECEIVED + """
                                916 irregular 2024-03-04 2024-03-04T07:30 1
                                916 inter-agency 2024-03-04 2024-03-04T08:00 1"""),
                Story.of("a step whose due is past is overdue from its opening")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-08 09:00", "dossier.forwarded", "{" + SIGN + DUE_TUESDAY + "}")
                        .expect(RECEIVED + "916 step-overdue 2024-03-08 2024-03-08T09:00 1"),
                Story.of("a second supplement request while one is open asks for nothing")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "dossier.supplement-requested")
                        .at("2024-03-04 10:00", "dossier.supplement-requested")
                        .at("2024-03-04 11:00", "dossier.supplemented")
                        .at("2024-03-05 09:00", "dossier.supplement-requested")
                        .expect(RECEIVED + """
                                916 supplements-requested 2024-03-04 2024-03-04T09:00 1
                                916 irregular 2024-03-04 2024-03-04T10:00 1
                                916 supplements-requested 2024-03-05 2024-03-05T09:00 1"""));
    }

    /** Forwarded on Monday at 09:00 to another agency, due on Tuesday at 10:00. */
    private static Story forwarded(String name) {
        return Story.of(name)
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at(
                        "2024-03-04 09:00",
                        "dossier.forwarded",
                        "{'toUnit':'917'," + SIGN + DUE_TUESDAY + OTHER_AGENCY + "}");
    }
}
