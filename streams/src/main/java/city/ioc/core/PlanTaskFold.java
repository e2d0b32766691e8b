package city.ioc.core;

import city.ioc.core.CaseSummary.PlanTask;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.events.ServiceEvent.PlanStatus;
import city.ioc.kpi.Measure;
import java.util.List;

/** One task of a plan: the latest update says whose it is and where it stands. */
final class PlanTaskFold {
    private PlanTaskFold() {}

    /** @param events of plan tasks only, in case order, at least one */
    static PlanTask fold(Contribution contribution, List<Event> events) {
        Event first = events.getFirst();
        Standings standings = new Standings(contribution, update(first).unit(), first.timeMillis());
        for (Event event : events) {
            ServiceEvent.PlanTaskUpdated update = update(event);
            long at = event.timeMillis();
            standings.moveTo(update.unit(), at);
            standings.set(Measure.PLAN_TASKS, true, at);
            standings.set(Measure.PLAN_TASKS_RUNNING, update.status() == PlanStatus.RUNNING, at);
            standings.set(Measure.PLAN_TASKS_DONE, update.status() == PlanStatus.DONE, at);
        }
        ServiceEvent.PlanTaskUpdated last = update(events.getLast());
        return new PlanTask(last.plan(), last.unit(), last.status());
    }

    private static ServiceEvent.PlanTaskUpdated update(Event event) {
        return (ServiceEvent.PlanTaskUpdated) event.data();
    }
}
