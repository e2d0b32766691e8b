package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** Corrections, and deliveries of one identity with different content. */
final class HandWorkedCorrections {
    private static final String RECEIVED = """
            916 received 2024-03-04 2024-03-04T08:00 1
            916 open 2024-03-04 2024-03-04T08:00 1
            """;
    private static final String RESOLVED = """
            916 open 2024-03-05 2024-03-05T08:00 -1
            916 resolved 2024-03-05 2024-03-05T08:00 1
            916 not-collected 2024-03-05 2024-03-05T08:00 1
            916 result-required 2024-03-04 2024-03-05T08:00 1
            """;

    private HandWorkedCorrections() {}

    static List<HandWorked> cases() {
        return List.of(
                resolved("a voided end leaves the dossier open").voided("2024-03-06 08:00", "E2").expect(RECEIVED),
                resolved("a replaced acceptance belongs to the other unit")
                        .replaced("2024-03-06 08:00", "E1", "{'unit':'917','procedure':'3.000111','channel':'DESK'}")
                        .expect("""
                                917 received 2024-03-04 2024-03-04T08:00 1
                                917 open 2024-03-04 2024-03-04T08:00 1
                                917 open 2024-03-05 2024-03-05T08:00 -1
                                917 resolved 2024-03-05 2024-03-05T08:00 1
                                917 not-collected 2024-03-05 2024-03-05T08:00 1
                                917 result-required 2024-03-04 2024-03-05T08:00 1"""),
                resolved("a voided correction has no effect")
                        .voided("2024-03-06 08:00", "E2")
                        .voided("2024-03-07 08:00", "E3")
                        .expect(RECEIVED + RESOLVED),
                resolved("a correction whose voiding is voided has its effect")
                        .voided("2024-03-06 08:00", "E2")
                        .voided("2024-03-07 08:00", "E3")
                        .voided("2024-03-08 08:00", "E4")
                        .expect(RECEIVED),
                resolved("a correction of nothing, of itself or of a later one is irregular")
                        .voided("2024-03-06 08:00", "NOWHERE")
                        .voided("2024-03-07 08:00", "E4")
                        .voided("2024-03-08 08:00", "E6")
                        .voided("2024-03-09 08:00", "NOWHERE")
                        .expect(RECEIVED + RESOLVED + """
                                916 irregular 2024-03-06 2024-03-06T08:00 1
                                916 irregular 2024-03-07 2024-03-07T08:00 1
                                916 irregular 2024-03-08 2024-03-08T08:00 1
                                916 irregular 2024-03-09 2024-03-09T08:00 1"""),
                resolved("the latest correction of a target decides, earlier ones are regular")
                        .replaced("2024-03-06 08:00", "E1", "{'unit':'917','procedure':'3.000111','channel':'DESK'}")
                        .replaced("2024-03-07 08:00", "E1", "{'unit':'918','procedure':'3.000111','channel':'DESK'}")
                        .voided("2024-03-05 08:00", "E1")
                        .expect((RECEIVED + RESOLVED).replace("916", "918")),
                resolved("a replacement of the wrong type is irregular and leaves the decision to an earlier correction")
                        .voided("2024-03-06 08:00", "E2")
                        .replaced("2024-03-07 08:00", "E2", "{'unit':'917','procedure':'3.000111','channel':'DESK'}")
                        .expect(RECEIVED + "916 irregular 2024-03-07 2024-03-07T08:00 1"),
                Story.of("a correction is recorded late though its time is early")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .replaced("2024-03-06 08:00", "E1", "{'unit':'917','procedure':'3.000111','channel':'DESK'}")
                        .recorded(
                                "2024-03-07 08:00",
                                "2024-03-05 08:00",
                                "correction",
                                "{'targetSource':'" + Story.SOURCE + "','targetId':'E2','action':'VOID'}")
                        .expect(RECEIVED),
                Story.of("of one identity the content recorded last is taken")
                        .add("X", "2024-03-04 08:00", null, null, "dossier.accepted", accepted("917"))
                        .add("X", "2024-03-04 08:00", "2024-03-04 08:02", null, "dossier.accepted", accepted("916"))
                        .add("X", "2024-03-04 08:00", "2024-03-04 08:01", null, "dossier.accepted", accepted("918"))
                        .expect(RECEIVED),
                Story.of("of one identity recorded at once the greater bytes are taken")
                        .add("X", "2024-03-04 08:00", null, null, "dossier.accepted", accepted("915"))
                        .add("X", "2024-03-04 08:00", null, null, "dossier.accepted", accepted("916"))
                        .add("X", "2024-03-04 08:00", null, null, "dossier.accepted", accepted("91"))
                        .expect(RECEIVED));
    }

    private static Story resolved(String name) {
        return Story.of(name)
                .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                .at("2024-03-05 08:00", "dossier.resolved", "{'outcome':'APPROVED'}");
    }

    private static String accepted(String unit) {
        return "{'unit':'" + unit + "','procedure':'3.000111','channel':'DESK'}";
    }
}
