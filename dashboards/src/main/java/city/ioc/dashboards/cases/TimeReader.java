package city.ioc.dashboards.cases;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.CaseSummary.Step;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** How the times of one kind are read from a row. */
interface TimeReader {

    /** Takes the times of a row one by one. */
    interface Sink {
        /**
         * @param unit for which it counts
         * @param at when it ended
         * @param step name of the step; empty for other times
         */
        void time(int unit, long at, long millis, String step);
    }

    void read(CaseRow row, Sink sink);

    /** Of the ends by resolved and returned. */
    static TimeReader ofProcessing() {
        return (row, sink) -> {
            for (int i = 0; i < row.endCount(); i++) {
                State how = row.endHow(i);
                if (how == State.RESOLVED || how == State.RETURNED) {
                    sink.time(row.endUnit(i), row.endAt(i), row.endProcessingMillis(i), "");
                }
            }
        };
    }

    /** Of tickets that were called. */
    static TimeReader ofWaiting() {
        return (row, sink) -> {
            if (row.calledAt() != CaseRow.NONE) {
                sink.time(row.ticketUnit(), row.calledAt(), row.waitingMillis(), "");
            }
        };
    }

    /**
     * Of online submissions that were answered.
     *
     * @param calendars by the number of the unit whose hours count
     */
    static TimeReader ofAcceptance(IntFunction<WorkingCalendar> calendars) {
        return (row, sink) -> {
            if (row.answeredAt() != CaseRow.NONE) {
                long working = calendars.apply(row.answerUnit()).between(row.submittedAt(), row.answeredAt());
                sink.time(row.answerUnit(), row.answeredAt(), working, "");
            }
        };
    }

    /**
     * Of steps that were closed.
     *
     * @param calendars by the number of the unit whose hours count
     * @param units the numbers of units
     */
    static TimeReader ofSteps(IntFunction<WorkingCalendar> calendars, ToIntFunction<String> units) {
        return (row, sink) -> {
            WorkingCalendar calendar = calendars.apply(row.clockUnit());
            for (Step step : row.steps()) {
                if (step.until() != null) {
                    long working = calendar.between(step.from(), step.until());
                    sink.time(units.applyAsInt(step.owner()), step.until(), working, step.name());
                }
            }
        };
    }
}
