package city.ioc.core;

import city.ioc.calendar.CalendarVersions;
import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.PauseLedger.Slot;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.profile.PausePolicy;
import city.ioc.profile.ProcedureRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The resolution clock of one dossier while it is folded: the due, the pauses, and the working time that does not count as
 * processing. The due is what the calendar known so far makes of it; what has been worked is measured with the complete one.
 * Instants are epoch milliseconds and never decrease from call to call.
 */
final class ResolutionClock {
    private final Folding folding;
    private final CalendarVersions calendars;
    private final Optional<ProcedureRule> procedure;
    private final PausePolicy policy;
    private final PauseLedger ledger = new PauseLedger();
    private final DueHistory history;
    private final long acceptedAt;

    private WorkingCalendar known;
    /** When more days off are announced. */
    private long learnsAt;
    private Due basis;
    private OptionalLong due = OptionalLong.empty();

    private boolean supplementOpen;
    private PauseCause pauseOpen;
    private boolean closed;
    /** Since when time does not count as processing; meaningful while the clock stands or the dossier is closed. */
    private long idleSince;
    /** The due is pushed by the wait since then; meaningful while the clock stands. */
    private long pushSince;

    private long idleWorkingMillis;

    /** @param unit whose hours count, whoever owns the dossier later */
    ResolutionClock(Folding folding, String unit, String procedure, long acceptedAt) {
        this.folding = folding;
        this.calendars = folding.calendars().of(unit);
        this.procedure = folding.rules().procedure(procedure);
        this.policy = this.procedure.map(ProcedureRule::pauses).orElse(folding.rules().pauses());
        this.acceptedAt = acceptedAt;
        this.history = new DueHistory(folding);
    }

    /** The printed due wins; else the limit of the receipt, else the procedure's. */
    void start(OptionalLong printedDue, TimeLimit limit) {
        TimeLimit applicable =
                limit != null ? limit : procedure.map(ProcedureRule::limit).orElse(null);
        basis = new Due(printedDue, acceptedAt, applicable);
        lookUp(acceptedAt);
    }

    /** First instant at which more is known of days off than now; {@link Long#MAX_VALUE} when never. */
    long learnsAt() {
        return learnsAt;
    }

    /** What has been announced up to {@code at} is known from now on. */
    void learn(long at) {
        if (at >= learnsAt) {
            lookUp(at);
        }
    }

    private void lookUp(long at) {
        known = calendars.knownAt(at);
        learnsAt = calendars.changeAfter(at);
        reckon(at);
    }

    private void reckon(long at) {
        due = shifted(basis.by(known));
        due.ifPresent(current -> history.set(current, at));
    }

    private OptionalLong shifted(OptionalLong due) {
        return due.isEmpty() ? due : OptionalLong.of(folding.shifted(due.getAsLong()));
    }

    boolean stands() {
        return !closed && (supplementOpen && counts(PauseCause.SUPPLEMENT) || pauseOpen != null && counts(pauseOpen));
    }

    private boolean counts(PauseCause cause) {
        return policy.counts(cause);
    }

    /** False if a supplement is waited for already. */
    boolean openSupplement(long at) {
        if (supplementOpen) {
            return false;
        }
        boolean stood = stands();
        supplementOpen = true;
        ledger.open(Slot.SUPPLEMENT, PauseCause.SUPPLEMENT, at, counts(PauseCause.SUPPLEMENT), time(at));
        stop(stood, at);
        return true;
    }

    /** False if there is a pause already. */
    boolean openPause(PauseCause cause, long at) {
        if (pauseOpen != null) {
            return false;
        }
        boolean stood = stands();
        pauseOpen = cause;
        ledger.open(Slot.OTHER, cause, at, counts(cause), time(at));
        stop(stood, at);
        return true;
    }

    private PauseLedger.Time time(long at) {
        return due.isEmpty()
                ? null
                : new PauseLedger.Time(known.between(at, due.getAsLong()), allowedMillis(due.getAsLong()));
    }

    private void stop(boolean stood, long at) {
        if (!stood && stands()) {
            idleSince = at;
            pushSince = at;
        }
    }

    /** False if no supplement is waited for. */
    boolean closeSupplement(OptionalLong newDue, long at) {
        if (!supplementOpen) {
            return false;
        }
        boolean stood = stands();
        supplementOpen = false;
        ledger.close(Slot.SUPPLEMENT, at);
        resume(stood, newDue, at);
        return true;
    }

    /** False if there is no pause. */
    boolean closePause(OptionalLong newDue, long at) {
        if (pauseOpen == null) {
            return false;
        }
        boolean stood = stands();
        pauseOpen = null;
        ledger.close(Slot.OTHER, at);
        resume(stood, newDue, at);
        return true;
    }

    private void resume(boolean stood, OptionalLong newDue, long at) {
        if (stood && !stands()) {
            idleWorkingMillis += calendars.complete().between(idleSince, at);
            if (newDue.isEmpty()) {
                basis.push(pushSince, at);
                reckon(at);
            }
        }
        if (newDue.isPresent()) {
            changeDue(newDue.getAsLong(), at);
        }
    }

    /** A due given while the clock stands is pushed only by the wait that follows. */
    void changeDue(long newDue, long at) {
        basis.give(newDue);
        reckon(at);
        pushSince = at;
    }

    /** Ends all pauses and stops counting; the processing time up to here is {@link #processingMillis}. */
    void close(long at) {
        boolean stood = stands();
        supplementOpen = false;
        pauseOpen = null;
        ledger.closeAll(at);
        resume(stood, OptionalLong.empty(), at);
        closed = true;
        idleSince = at;
    }

    void reopen(long at) {
        closed = false;
        idleWorkingMillis += calendars.complete().between(idleSince, at);
        learn(at);
    }

    /** Working time from acceptance to {@code at}, idle time left out. */
    long processingMillis(long at) {
        return calendars.complete().between(acceptedAt, at) - idleWorkingMillis;
    }

    /** Working time that counts as processing, up to {@code at}: it does not grow while the clock stands or the dossier is closed. */
    long usedMillis(long at) {
        return processingMillis(stands() || closed ? idleSince : at);
    }

    /** Working time from {@code at} to the due, negative once that has passed; it does not shrink while the clock stands or the dossier is closed. */
    OptionalLong leftMillis(long at) {
        if (due.isEmpty()) {
            return due;
        }
        long from = closed ? idleSince : stands() ? pushSince : at;
        return OptionalLong.of(known.between(from, due.getAsLong()) - known.between(due.getAsLong(), from));
    }

    OptionalLong due() {
        return due;
    }

    /** All dues so far. */
    List<CaseSummary.Due> dues() {
        return history.all();
    }

    /** First instant that is late for the current due. */
    OptionalLong overdueFrom() {
        return due.isEmpty() ? due : OptionalLong.of(folding.overdueFrom(due.getAsLong()));
    }

    PauseLedger pauses() {
        return ledger;
    }

    /** Working time between acceptance and a due. */
    long allowedMillis(long until) {
        return known.between(acceptedAt, until);
    }

    /** By which the due comes about now. */
    WorkingCalendar known() {
        return known;
    }

    /** With days off that were announced later as well. */
    WorkingCalendar complete() {
        return calendars.complete();
    }
}
