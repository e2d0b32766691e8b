package city.ioc.oracle;

import java.util.List;

/** Walks once through the updates of a plan task (section 6). */
final class PlanTaskWalk {
    private PlanTaskWalk() {}

    /** @param own the task's updates in order */
    static CaseResult.PlanTask walk(List<OracleEvent> own, Tally tally) {
        CaseResult.PlanTask task = null;
        for (OracleEvent event : own) {
            if (task != null) {
                count(task, event.time(), -1, tally);
            }
            task = new CaseResult.PlanTask(event.text("plan"), event.text("unit"), event.text("status"));
            count(task, event.time(), 1, tally);
        }
        return task;
    }

    private static void count(CaseResult.PlanTask task, long at, int sign, Tally tally) {
        tally.add(task.unit(), "plan-tasks", at, sign);
        tally.add(task.unit(), "plan-tasks-running", at, task.status().equals("RUNNING") ? sign : 0);
        tally.add(task.unit(), "plan-tasks-done", at, task.status().equals("DONE") ? sign : 0);
    }
}
