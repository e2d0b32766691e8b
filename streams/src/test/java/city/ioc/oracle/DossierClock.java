package city.ioc.oracle;

import java.util.ArrayList;
import java.util.List;

/** The due of an accepted dossier, its pauses, and all the time that does not count as processing. */
final class DossierClock {
    private static final String NOT_OPEN = "";

    private final OracleSettings settings;
    private final OracleCalendar calendar;
    private final String procedure;
    private final List<long[]> uncounted = new ArrayList<>();

    private Long due;
    private boolean supplementOpen;
    private String pauseCause = NOT_OPEN;
    private boolean stands;
    private long stoodStill;
    private long pushedFrom;

    DossierClock(OracleSettings settings, OracleCalendar calendar, String procedure, Long due) {
        this.settings = settings;
        this.calendar = calendar;
        this.procedure = procedure;
        this.due = due;
    }

    Long due() {
        return due;
    }

    boolean stands() {
        return stands;
    }

    /** The first instant that is too late for the due; null without a due. */
    Long overdueFrom() {
        if (due == null) {
            return null;
        }
        return settings.byDate() ? calendar.startOfDay(calendar.dayOf(due).plusDays(1)) : due + 1;
    }

    boolean requestSupplement(long now) {
        if (supplementOpen) {
            return false;
        }
        supplementOpen = true;
        pausesChanged(now, null);
        return true;
    }

    boolean supplement(long now, Long newDue) {
        if (!supplementOpen) {
            return false;
        }
        supplementOpen = false;
        pausesChanged(now, newDue);
        return true;
    }

    boolean pause(long now, String cause) {
        if (!pauseCause.equals(NOT_OPEN)) {
            return false;
        }
        pauseCause = cause;
        pausesChanged(now, null);
        return true;
    }

    boolean resume(long now, Long newDue) {
        if (pauseCause.equals(NOT_OPEN)) {
            return false;
        }
        pauseCause = NOT_OPEN;
        pausesChanged(now, newDue);
        return true;
    }

    /** An end closes every pause. */
    void closePauses(long now) {
        supplementOpen = false;
        pauseCause = NOT_OPEN;
        pausesChanged(now, null);
    }

    void changeDue(long now, Long newDue) {
        if (newDue != null) {
            due = newDue;
            pushedFrom = now;
        }
    }

    /** From an end to its reopening nothing is processed. */
    void leaveOut(long from, long to) {
        uncounted.add(new long[] {from, to});
    }

    /** Working time from the acceptance to an end, less what does not count. */
    long processing(long accepted, long end) {
        long sum = calendar.between(accepted, end);
        for (long[] span : uncounted) {
            sum -= calendar.between(span[0], span[1]);
        }
        return sum;
    }

    private void pausesChanged(long now, Long newDue) {
        boolean standsNow = supplementOpen && settings.counts(procedure, "SUPPLEMENT")
                || !pauseCause.equals(NOT_OPEN) && settings.counts(procedure, pauseCause);
        if (standsNow && !stands) {
            stoodStill = now;
            pushedFrom = now;
        }
        if (stands && !standsNow) {
            uncounted.add(new long[] {stoodStill, now});
            if (due != null && newDue == null) {
                due = calendar.add(due, calendar.between(pushedFrom, now));
            }
        }
        changeDue(now, newDue);
        stands = standsNow;
    }
}
