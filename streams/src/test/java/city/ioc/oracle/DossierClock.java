package city.ioc.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The due of an accepted dossier, its pauses, and all the time that does not count as processing. */
final class DossierClock {
    private static final String NOT_OPEN = "";
    private static final String SUPPLEMENT = "SUPPLEMENT";

    private final OracleSettings settings;
    private final OracleCalendars calendars;
    private final String unit;
    private final String procedure;
    private final long accepted;
    private final OracleLimit limit;
    private final List<long[]> uncounted = new ArrayList<>();
    private final List<CaseResult.Pause> pauses = new ArrayList<>();
    private final List<Long> duesAtOpening = new ArrayList<>();

    /** The due that an event gave last, null while only the limit says it; and the waits that have pushed it since. */
    private Long given;
    private final List<long[]> pushes = new ArrayList<>();
    private OracleCalendar known;
    private Long due;
    private boolean supplementOpen;
    private int supplementPause;
    private String pauseCause = NOT_OPEN;
    private int otherPause;
    private boolean stands;
    private long stoodStill;
    private long pushedFrom;

    DossierClock(OracleSettings settings, OracleCalendars calendars, OracleEvent acceptance) {
        this.settings = settings;
        this.calendars = calendars;
        this.unit = acceptance.text("unit");
        this.procedure = acceptance.text("procedure");
        this.accepted = acceptance.time();
        this.given = acceptance.instant("dueAt");
        JsonNode own = acceptance.data().path("limit");
        this.limit = own.isObject()
                ? new OracleLimit(own.path("value").intValue(), own.path("unit").textValue())
                : settings.limitOf(procedure);
        hear(accepted);
    }

    Long due() {
        return due;
    }

    /** What was announced up to here is known. */
    void hear(long now) {
        OracleCalendar heard = calendars.asKnown(unit, now);
        if (heard != known) {
            known = heard;
            countAnew();
        }
    }

    /** By what is known, from the acceptance on, or from what was given. */
    private void countAnew() {
        due = given;
        if (due == null && limit != null) {
            due = known.due(accepted, limit);
        }
        for (long[] push : pushes) {
            due = due == null ? null : Long.valueOf(known.add(due, known.between(push[0], push[1])));
        }
    }

    boolean stands() {
        return stands;
    }

    /** The first instant that is too late for the due; null without a due. */
    Long overdueFrom() {
        return due == null ? null : calendars.of(unit).overdueFrom(due);
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
            given = newDue;
            pushes.clear();
            pushedFrom = now;
            countAnew();
        }
    }

    /** From an end to its reopening nothing is processed. */
    void leaveOut(long from, long to) {
        uncounted.add(new long[] {from, to});
    }

    /** Working time from the acceptance to an end, less what does not count. */
    long processing(long end) {
        OracleCalendar calendar = calendars.of(unit);
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
            if (newDue == null) {
                pushes.add(new long[] {pushedFrom, now});
                countAnew();
            }
        }
        changeDue(now, newDue);
        stands = standsNow;
    }
}
