package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.TestCity.NO_LIMIT;

/** Outages, plan tasks, published indicators and actions of operators. Monday is 4 March 2024. */
final class HandWorkedServices {
    private static final String ACKNOWLEDGED = "{'rule':'overdue','episode':1,'by':'op-1'}";
    private static final String COMMENTED = "{'rule':'overdue','episode':1,'by':'op-1','text':'called the unit'}";

    private HandWorkedServices() {}

    static List<HandWorked> cases() {
        return List.of(
                // One hour and half a second.
                outage("an outage starts once and ends once")
                        .at("2024-03-04 09:30", "outage.started", "{'unit':'917','component':'DESK'}")
                        .at("2024-03-04 10:00:00.500", "outage.ended")
                        .at("2024-03-04 11:00", "outage.ended")
                        .expect("""
                                916 outages-started 2024-03-04 2024-03-04T09:00 1
                                916 outages-open 2024-03-04 2024-03-04T09:00 1
                                916 irregular 2024-03-04 2024-03-04T09:30 1
                                916 outages-open 2024-03-04 2024-03-04T10:01 -1
                                916 outages-ended 2024-03-04 2024-03-04T10:01 1
                                916 outage-duration 2024-03-04 2024-03-04T10:01 3600500
                                916 irregular 2024-03-04 2024-03-04T11:00 1"""),
                Story.of("an outage that ended before its start lasts no time")
                        .at("2024-03-04 08:00", "outage.ended")
                        .at("2024-03-04 09:00", "outage.started", "{'unit':'916','component':'PORTAL'}")
                        .expect("""
                                916 outages-started 2024-03-04 2024-03-04T09:00 1
                                916 outages-ended 2024-03-04 2024-03-04T09:00 1"""),
                Story.of("an outage that never started is an orphan")
                        .at("2024-03-04 08:00", "outage.ended")
                        .at("2024-03-04 09:00", "outage.ended")
                        .expect("? orphans 2024-03-04 2024-03-04T08:00 1"),
                outage("a replaced start gives the outage to the other unit")
                        .replaced("2024-03-06 08:00", "E1", "{'unit':'917','component':'PORTAL'}")
                        .expect("""
                                917 outages-started 2024-03-04 2024-03-04T09:00 1
                                917 outages-open 2024-03-04 2024-03-04T09:00 1"""),
                Story.of("a plan task moves between units and statuses")
                        .at("2024-03-04 09:00", "plan-task.updated", task("916", "PLANNED"))
                        .at("2024-03-05 09:00", "plan-task.updated", task("916", "RUNNING"))
                        .at("2024-03-06 09:00", "plan-task.updated", task("917", "RUNNING"))
                        .at("2024-03-07 09:00", "plan-task.updated", task("917", "DONE"))
                        .at("2024-03-08 09:00", "plan-task.updated", task("917", "DONE"))
                        .at("2024-03-08 10:00", "plan-task.updated", task("917", "PLANNED"))
                        .expect("""
                                916 plan-tasks 2024-03-04 2024-03-04T09:00 1
                                916 plan-tasks-running 2024-03-05 2024-03-05T09:00 1
                                916 plan-tasks 2024-03-06 2024-03-06T09:00 -1
                                916 plan-tasks-running 2024-03-06 2024-03-06T09:00 -1
                                917 plan-tasks 2024-03-06 2024-03-06T09:00 1
                                917 plan-tasks-running 2024-03-06 2024-03-06T09:00 1
                                917 plan-tasks-running 2024-03-07 2024-03-07T09:00 -1
                                917 plan-tasks-done 2024-03-07 2024-03-07T09:00 1
                                917 plan-tasks-done 2024-03-08 2024-03-08T10:00 -1"""),
                Story.of("of updates at the same time the last in sequence stands")
                        .add("A", "2024-03-04 09:00", null, "2", "plan-task.updated", task("916", "DONE"))
                        .add("B", "2024-03-04 09:00", null, "1", "plan-task.updated", task("917", "RUNNING"))
                        .expect("""
                                916 plan-tasks 2024-03-04 2024-03-04T09:00 1
                                916 plan-tasks-done 2024-03-04 2024-03-04T09:00 1"""),
                Story.of("a revised indicator is published twice")
                        .at("2024-03-04 09:00", "indicator.published", indicator("61.5"))
                        .at("2024-03-06 09:00", "indicator.published", indicator("-0.25"))
                        .expect("""
                                916 indicators-published 2024-03-04 2024-03-04T09:00 1
                                916 indicators-published 2024-03-06 2024-03-06T09:00 1"""),
                Story.of("an action of an operator counts for the accepting unit at its own time")
                        .at("2024-03-04 07:00", "alert.acknowledged", ACKNOWLEDGED)
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-05 09:00", "dossier.transferred", "{'toUnit':'917'}")
                        .at("2024-03-06 09:00:00.001", "alert.commented", COMMENTED)
                        .expect("""
                                916 operator-actions 2024-03-04 2024-03-04T07:00 1
                                916 received 2024-03-04 2024-03-04T08:00 1
                                916 open 2024-03-04 2024-03-04T08:00 1
                                916 transferred-out 2024-03-05 2024-03-05T09:00 1
                                917 transferred-in 2024-03-05 2024-03-05T09:00 1
                                916 open 2024-03-05 2024-03-05T09:00 -1
                                917 open 2024-03-05 2024-03-05T09:00 1
                                916 operator-actions 2024-03-06 2024-03-06T09:01 1"""),
                Story.of("an action on a case that nobody accepted counts for an unknown unit and makes no orphan")
                        .at(
                                "2024-03-04 08:00",
                                "dossier.submitted",
                                "{'unit':'916','procedure':'3.000111','channel':'DESK'}")
                        .at("2024-03-04 09:00", "alert.acknowledged", ACKNOWLEDGED)
                        .expect("? operator-actions 2024-03-04 2024-03-04T09:00 1"),
                Story.of("an action on a case that nobody knows counts for an unknown unit")
                        .at(
                                "2024-03-04 09:00",
                                "alert.assigned",
                                "{'rule':'stuck','episode':2,'by':'op-1','to':'op-2'}")
                        .at(
                                "2024-03-04 09:00",
                                "alert.snoozed",
                                "{'rule':'stuck','episode':2,'by':'op-2','until':'2024-03-05T07:00:00+07:00'}")
                        .expect("? operator-actions 2024-03-04 2024-03-04T09:00 2"),
                outage("kinds of the same subject do not see each other, and only one of them is an orphan")
                        .at("2024-03-04 08:00", "feedback.rated", "{'liked':true}")
                        .at("2024-03-04 08:30", "plan-task.updated", task("918", "RUNNING"))
                        .at("2024-03-04 09:30", "alert.acknowledged", ACKNOWLEDGED)
                        .expect("""
                                916 outages-started 2024-03-04 2024-03-04T09:00 1
                                916 outages-open 2024-03-04 2024-03-04T09:00 1
                                ? orphans 2024-03-04 2024-03-04T08:00 1
                                918 plan-tasks 2024-03-04 2024-03-04T08:30 1
                                918 plan-tasks-running 2024-03-04 2024-03-04T08:30 1
                                ? operator-actions 2024-03-04 2024-03-04T09:30 1"""),
                Story.of("a superseded dossier takes the actions of operators with it")
                        .accepted("2024-03-04 08:00", "916", NO_LIMIT)
                        .at("2024-03-04 09:00", "alert.acknowledged", ACKNOWLEDGED)
                        .at("2024-03-05 08:00", "dossier.superseded", "{'by':'H13-240304-0002'}")
                        .expect(""));
    }

    private static Story outage(String name) {
        return Story.of(name).at("2024-03-04 09:00", "outage.started", "{'unit':'916','component':'PORTAL'}");
    }

    private static String task(String unit, String status) {
        return "{'plan':'KH-2024','unit':'" + unit + "','status':'" + status + "'}";
    }

    private static String indicator(String value) {
        return "{'unit':'916','indicator':'766.3','period':'2023-Q4','value':" + value + ",'source':'report'}";
    }
}
