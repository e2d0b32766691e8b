package city.ioc.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of an accepted dossier; of each name at most one is open. */
final class StepBook {
    private final OracleCalendar calendar;
    private final List<CaseResult.Step> steps = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();

    StepBook(OracleCalendar calendar) {
        this.calendar = calendar;
    }

    void forward(OracleEvent event, long now) {
        String name = event.text("step");
        complete(name, now);
        Long due = event.instant("stepDueAt");
        open.put(name, steps.size());
        steps.add(new CaseResult.Step(
                name,
                event.text("toUnit"),
                event.data().path("interAgency").asBoolean(false),
                Instant.ofEpochMilli(now),
                due == null ? null : Instant.ofEpochMilli(due),
                null));
    }

    void complete(String name, long now) {
        Integer index = open.remove(name);
        if (index != null) {
            CaseResult.Step step = steps.get(index);
            steps.set(
                    index,
                    new CaseResult.Step(
                            step.name(),
                            step.unit(),
                            step.interAgency(),
                            step.from(),
                            step.dueAt(),
                            Instant.ofEpochMilli(now)));
        }
    }

    void completeAll(long now) {
        for (String name : List.copyOf(open.keySet())) {
            complete(name, now);
        }
    }

    boolean anyInterAgency() {
        for (int index : open.values()) {
            if (steps.get(index).interAgency()) {
                return true;
            }
        }
        return false;
    }

    /** From when on at least one of the open steps is overdue; null if none ever will be. */
    Long overdueFrom() {
        Long due = earliestDue();
        return due == null ? null : calendar.overdueFrom(due);
    }

    /** The earliest due of the open steps; null if none has one. */
    Long earliestDue() {
        Long earliest = null;
        for (int index : open.values()) {
            Instant due = steps.get(index).dueAt();
            if (due != null && (earliest == null || due.toEpochMilli() < earliest)) {
                earliest = due.toEpochMilli();
            }
        }
        return earliest;
    }

    /** Every step so far, in the order of their opening. */
    List<CaseResult.Step> all() {
        return List.copyOf(steps);
    }
}
