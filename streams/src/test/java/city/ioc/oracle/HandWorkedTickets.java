package city.ioc.oracle;

import java.util.List;

/** Queue tickets. */
final class HandWorkedTickets {
    private static final String TAKEN = """
            916 tickets-taken 2024-03-04 2024-03-04T07:00 1
            916 tickets-waiting 2024-03-04 2024-03-04T07:00 1
            """;

    private HandWorkedTickets() {}

    static List<HandWorked> cases() {
        return List.of(
                taken("a ticket waits until it is called and is served once")
                        .at("2024-03-04 07:12:30", "ticket.called", "{'desk':'3'}")
                        .at("2024-03-04 07:13", "ticket.called", "{'desk':'4'}")
                        .at("2024-03-04 07:20", "ticket.served", "{'desk':'4'}")
                        .at("2024-03-04 07:25", "ticket.served", "{'desk':'4'}")
                        .at("2024-03-04 07:26", "ticket.abandoned")
                        .expect(TAKEN + """
                                916 tickets-waiting 2024-03-04 2024-03-04T07:13 -1
                                916 tickets-called 2024-03-04 2024-03-04T07:13 1
                                916 irregular 2024-03-04 2024-03-04T07:13 1
                                916 tickets-served 2024-03-04 2024-03-04T07:20 1
                                916 irregular 2024-03-04 2024-03-04T07:25 1
                                916 irregular 2024-03-04 2024-03-04T07:26 1"""),
                taken("an abandoned ticket may still be served but not called")
                        .at("2024-03-04 07:40", "ticket.abandoned")
                        .at("2024-03-04 07:41", "ticket.called", "{'desk':'3'}")
                        .at("2024-03-04 07:42", "ticket.served", "{'desk':'3'}")
                        .expect(TAKEN + """
                                916 tickets-waiting 2024-03-04 2024-03-04T07:40 -1
                                916 tickets-abandoned 2024-03-04 2024-03-04T07:40 1
                                916 irregular 2024-03-04 2024-03-04T07:41 1
                                916 tickets-served 2024-03-04 2024-03-04T07:42 1"""),
                Story.of("a call before the ticket was taken ends the waiting at once")
                        .at("2024-03-04 06:59", "ticket.called", "{'desk':'3'}")
                        .at("2024-03-04 07:00", "ticket.taken", "{'unit':'916'}")
                        .expect("""
                                916 tickets-taken 2024-03-04 2024-03-04T07:00 1
                                916 tickets-called 2024-03-04 2024-03-04T07:00 1"""),
                Story.of("a ticket that nobody took is an orphan")
                        .at("2024-03-04 07:05", "ticket.called", "{'desk':'3'}")
                        .at("2024-03-04 07:06", "ticket.served", "{'desk':'3'}")
                        .expect("? orphans 2024-03-04 2024-03-04T07:05 1"),
                taken("a ticket and a dossier of the same subject do not see each other")
                        .accepted("2024-03-04 07:10", "917", TestCity.NO_LIMIT)
                        .at("2024-03-04 07:10", "ticket.called", "{'desk':'3'}")
                        .expect(TAKEN + """
                                917 received 2024-03-04 2024-03-04T07:10 1
                                917 open 2024-03-04 2024-03-04T07:10 1
                                916 tickets-waiting 2024-03-04 2024-03-04T07:10 -1
                                916 tickets-called 2024-03-04 2024-03-04T07:10 1"""));
    }

    private static Story taken(String name) {
        return Story.of(name).at("2024-03-04 07:00", "ticket.taken", "{'unit':'916'}");
    }
}
