package city.ioc.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The due of an accepted dossier, its pauses, and all the time that does not count as processing. */
final class DossierClock {
    private static final String NOT_OPEN = "";
    private static final String SUPPLEMENT = "SUPPLEMENT";

    private final OracleSettings settings;
    private final OracleCalendar calendar;
    private final String procedure;
    private final List<long[]> uncounted = new ArrayList<>();
    private final List<CaseResult.Pause> pauses = new ArrayList<>();
    private final List<Long> duesAtOpening = new ArrayList<>();

    private Long due;
    private boolean supplementOpen;
    private int supplementPause;
    private String pauseCause = NOT_OPEN;
    private int otherPause;
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
        return due == null ? null : calendar.overdueFrom(due);
    }

    /** Every pause so far, in the order of their opening. */
    List<CaseResult.Pause> pauses() {
        return List.copyOf(pauses);
    }

    /** The pauses that last, each with the due that stood when it was opened. */
    List<DossierEpisodes.OpenPause> openPauses() {
        List<DossierEpisodes.OpenPause> open = new ArrayList<>();
        for (int i = 0; i < pauses.size(); i++) {
            if (pauses.get(i).until() == null) {
                open.add(new DossierEpisodes.OpenPause(pauses.get(i).from().toEpochMilli(), duesAtOpening.get(i)));
            }
        }
        return open;
    }

    boolean requestSupplement(long now) {
        if (supplementOpen) {
            return false;
        }
        supplementOpen = true;
        open(SUPPLEMENT, now);
        supplementPause = pauses.size() - 1;
        pausesChanged(now, null);
        return true;
    }

    boolean supplement(long now, Long newDue) {
        if (!supplementOpen) {
            return false;
        }
        closeSupplement(now);
        pausesChanged(now, newDue);
        return true;
    }

    boolean pause(long now, String cause) {
        if (!pauseCause.equals(NOT_OPEN)) {
            return false;
        }
        pauseCause = cause;
        open(cause, now);
        otherPause = pauses.size() - 1;
        pausesChanged(now, null);
        return true;
    }

    boolean resume(long now, Long newDue) {
        if (pauseCause.equals(NOT_OPEN)) {
            return false;
        }
        closeOther(now);
        pausesChanged(now, newDue);
        return true;
    }

    /** An end closes every pause. */
    void closePauses(long now) {
        if (supplementOpen) {
            closeSupplement(now);
        }
        if (!pauseCause.equals(NOT_OPEN)) {
            closeOther(now);
        }
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

    private void open(String cause, long now) {
        duesAtOpening.add(due);
        pauses.add(new CaseResult.Pause(cause, Instant.ofEpochMilli(now), null, settings.counts(procedure, cause)));
    }

    private void closeSupplement(long now) {
        supplementOpen = false;
        close(supplementPause, now);
    }

    private void closeOther(long now) {
        pauseCause = NOT_OPEN;
        close(otherPause, now);
    }

    private void close(int pause, long now) {
        CaseResult.Pause open = pauses.get(pause);
        pauses.set(pause, new CaseResult.Pause(open.cause(), open.from(), Instant.ofEpochMilli(now), open.counted()));
    }

    private void pausesChanged(long now, Long newDue) {
        boolean standsNow = supplementOpen && settings.counts(procedure, SUPPLEMENT)
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
