package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** Digitisation, synchronisation and ratings of a dossier of Monday, 4 March 2024, 08:00. */
final class HandWorkedQuality {
    private static final String RECEIVED = """
            916 received 2024-03-04 2024-03-04T08:00 1
            916 open 2024-03-04 2024-03-04T08:00 1
            """;
    private static final String ELECTRONIC = """
            916 open 2024-03-05 2024-03-05T08:00 -1
            916 resolved 2024-03-05 2024-03-05T08:00 1
            916 result-required 2024-03-04 2024-03-05T08:00 1
            916 result-electronic 2024-03-04 2024-03-05T08:00 1
            """;
    private static final String MOVED_ON_WEDNESDAY = """
            916 transferred-out 2024-03-06 2024-03-06T08:00 1
            917 transferred-in 2024-03-06 2024-03-06T08:00 1
            916 open 2024-03-06 2024-03-06T08:00 -1
            917 open 2024-03-06 2024-03-06T08:00 1
            """;
    private static final String RESOLVED = "{'outcome':'APPROVED','electronicResult':true}";

    private HandWorkedQuality() {}

    static List<HandWorked> cases() {
        return List.of(
                Story.of("the latest digitisation stands, an early one from the acceptance")
                        .at(
                                "2024-03-04 07:00",
                                "dossier.digitised",
                                "{'components':5,'digitised':3,'reused':2,'connected':1,'populationDb':true}")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-05 09:00", "dossier.digitised", "{'components':5,'digitised':1,'reused':0}")
                        .expect(RECEIVED + """
                                916 digitised 2024-03-04 2024-03-04T08:00 1
                                916 reused 2024-03-04 2024-03-04T08:00 1
                                916 connected 2024-03-04 2024-03-04T08:00 1
                                916 population-data 2024-03-04 2024-03-04T08:00 1
                                916 reused 2024-03-04 2024-03-05T09:00 -1
                                916 connected 2024-03-04 2024-03-05T09:00 -1
                                916 population-data 2024-03-04 2024-03-05T09:00 -1"""),
                accepted("a digitised dossier is digitised in full when its result is")
                        .at("2024-03-04 09:00", "dossier.digitised", "{'components':5,'digitised':4}")
                        .at("2024-03-05 08:00", "dossier.resolved", RESOLVED)
                        .at("2024-03-05 08:00", "dossier.returned")
                        .expect(RECEIVED + ELECTRONIC + """
                                916 digitised 2024-03-04 2024-03-04T09:00 1
                                916 digitised-in-full 2024-03-04 2024-03-05T08:00 1"""),
                accepted("a dossier may be digitised after its end, and a reopening leaves it so, but not in full")
                        .at("2024-03-05 08:00", "dossier.resolved", RESOLVED)
                        .at("2024-03-05 08:00", "dossier.returned")
                        .at("2024-03-06 09:00", "dossier.digitised", "{'components':5,'digitised':5}")
                        .at("2024-03-07 08:00", "dossier.reopened", "{'reason':'misprint'}")
                        .at("2024-03-08 08:00", "dossier.digitised", "{'components':5,'digitised':0}")
                        .expect(RECEIVED + ELECTRONIC + """
                                916 digitised 2024-03-04 2024-03-06T09:00 1
                                916 digitised-in-full 2024-03-04 2024-03-06T09:00 1
                                916 reopened 2024-03-07 2024-03-07T08:00 1
                                916 open 2024-03-07 2024-03-07T08:00 1
                                916 result-required 2024-03-04 2024-03-07T08:00 -1
                                916 result-electronic 2024-03-04 2024-03-07T08:00 -1
                                916 digitised-in-full 2024-03-04 2024-03-07T08:00 -1
                                916 digitised 2024-03-04 2024-03-08T08:00 -1"""),
                accepted("only the national portal counts, in any letters")
                        .at("2024-03-04 09:00", "dossier.synchronised", "{'target':'BTP','ok':true}")
                        .at("2024-03-05 09:00", "dossier.synchronised", "{'target':'dvcqg','ok':true}")
                        .at("2024-03-05 10:00", "dossier.synchronised", "{'target':'BTP','ok':false}")
                        .at("2024-03-06 09:00", "dossier.synchronised", "{'target':'DvcQG','ok':false}")
                        .at("2024-03-07 09:00", "dossier.synchronised", "{'target':'DVCQG-2','ok':true}")
                        .expect(RECEIVED + """
                                916 synchronised 2024-03-04 2024-03-05T09:00 1
                                916 synchronised 2024-03-04 2024-03-06T09:00 -1"""),
                accepted("what stands moves with a transfer and keeps the day of the acceptance")
                        .at("2024-03-04 09:00", "dossier.digitised", "{'components':1,'digitised':1}")
                        .at("2024-03-04 09:00", "dossier.synchronised", "{'target':'DVCQG','ok':true}")
                        .at("2024-03-06 08:00", "dossier.transferred", "{'toUnit':'917'}")
                        .expect(RECEIVED + MOVED_ON_WEDNESDAY + """
                                916 digitised 2024-03-04 2024-03-04T09:00 1
                                916 synchronised 2024-03-04 2024-03-04T09:00 1
                                916 digitised 2024-03-04 2024-03-06T08:00 -1
                                917 digitised 2024-03-04 2024-03-06T08:00 1
                                916 synchronised 2024-03-04 2024-03-06T08:00 -1
                                917 synchronised 2024-03-04 2024-03-06T08:00 1"""),
                accepted("a rating is taken back from the unit and the day that had it")
                        .at("2024-03-05 09:00", "dossier.rated", "{'score':5}")
                        .at("2024-03-06 08:00", "dossier.transferred", "{'toUnit':'917'}")
                        .at("2024-03-07 10:00", "dossier.rated", "{'liked':false}")
                        .expect(RECEIVED + MOVED_ON_WEDNESDAY + """
                                916 rated 2024-03-05 2024-03-05T09:00 1
                                916 satisfied 2024-03-05 2024-03-05T09:00 1
                                916 scored 2024-03-05 2024-03-05T09:00 1
                                916 score 2024-03-05 2024-03-05T09:00 5
                                916 rated 2024-03-05 2024-03-07T10:00 -1
                                916 satisfied 2024-03-05 2024-03-07T10:00 -1
                                916 scored 2024-03-05 2024-03-07T10:00 -1
                                916 score 2024-03-05 2024-03-07T10:00 -5
                                917 rated 2024-03-07 2024-03-07T10:00 1
                                917 disliked 2024-03-04 2024-03-07T10:00 1"""),
                // On Tuesday at 10:00 one rating goes and one comes: only 2 - 3 is left of the scores.
                accepted("a score of 3 is neither, 2 is a dislike, 4 satisfies")
                        .at("2024-03-05 09:00", "dossier.rated", "{'score':3}")
                        .at("2024-03-05 10:00", "dossier.rated", "{'score':2}")
                        .at("2024-03-06 09:00", "dossier.rated", "{'score':4}")
                        .expect(RECEIVED + """
                                916 rated 2024-03-05 2024-03-05T09:00 1
                                916 scored 2024-03-05 2024-03-05T09:00 1
                                916 score 2024-03-05 2024-03-05T09:00 3
                                916 score 2024-03-05 2024-03-05T10:00 -1
                                916 disliked 2024-03-04 2024-03-05T10:00 1
                                916 rated 2024-03-05 2024-03-06T09:00 -1
                                916 scored 2024-03-05 2024-03-06T09:00 -1
                                916 score 2024-03-05 2024-03-06T09:00 -2
                                916 rated 2024-03-06 2024-03-06T09:00 1
                                916 satisfied 2024-03-06 2024-03-06T09:00 1
                                916 scored 2024-03-06 2024-03-06T09:00 1
                                916 score 2024-03-06 2024-03-06T09:00 4
                                916 disliked 2024-03-04 2024-03-06T09:00 -1"""),
                // The dislike lasts no time, for the next rating takes effect at the acceptance as well.
                Story.of("ratings before the acceptance count from it")
                        .at("2024-03-04 07:00", "dossier.rated", "{'liked':false}")
                        .at("2024-03-04 07:30", "dossier.rated", "{'liked':true}")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .expect(RECEIVED + """
                                916 rated 2024-03-04 2024-03-04T08:00 1
                                916 satisfied 2024-03-04 2024-03-04T08:00 1"""),
                Story.of("a digitisation without acceptance makes an orphan and nothing else")
                        .at("2024-03-04 07:00", "dossier.digitised", "{'components':5,'digitised':3}")
                        .at("2024-03-04 07:30", "dossier.rated", "{'liked':true}")
                        .expect("? orphans 2024-03-04 2024-03-04T07:00 1"));
    }

    private static Story accepted(String name) {
        return Story.of(name).accepted("2024-03-04 08:00", "916", NO_LIMIT);
    }
}
