package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.End;
import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.CaseSummary.Step;
import city.ioc.core.CaseSummary.Ticket;
import city.ioc.core.Fact;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.Measure;
import java.util.Arrays;
import java.util.List;

/**
 * One case in the table; the object stays when the summary changes, so that indexes keep pointing to it. Written and read under
 * the lock of the table. A case takes some 600 bytes on average, id, index and steps included.
 */
final class CaseRow {
    static final long NONE = Long.MIN_VALUE;
    static final int NO_STATE = -1;

    private static final State[] STATES = State.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final long[] NOTHING = {};
    private static final int END_WORDS = 3;

    final String id;
    long[] facts = NOTHING;
    int baseCohort;

    /** Whether it was ever listed under a unit. */
    boolean listedByUnit;

    /** Whether it was ever listed under a day. */
    boolean listedByDay;

    /** Whether it was ever listed under a day on which something happened to it. */
    boolean listedByMove;

    /** Three words each: instant, processing time in milliseconds, and unit, on-time and how packed. */
    private long[] ends = NOTHING;

    /** Number of the unit, instant taken, waiting in milliseconds; null when there is no ticket. */
    private long[] ticket;

    /** Null for a plain dossier. */
    private Course course;

    private long submittedAt = NONE;
    private long acceptedAt = NONE;
    private long dueAt = NONE;
    private long overdueFrom = NONE;
    private long answeredAt = NONE;
    private long fees;
    private long paid;
    private int unit;
    private int handler;
    private int procedure;
    private int answerUnit;
    private int clockUnit;
    private short events;
    private short irregular;
    private byte state = NO_STATE;
    private byte channel = -1;

    CaseRow(String id) {
        this.id = id;
    }

    /** @return whether its processing or waiting times, or to what they belong, are others than before */
    boolean set(CaseSummary summary, Codes units, Codes procedures) {
        long[] endsBefore = ends;
        long[] ticketBefore = ticket;
        facts = PackedFacts.pack(summary.facts(), units);
        baseCohort = PackedFacts.base(summary.facts());
        events = (short) Math.min(summary.events(), Short.MAX_VALUE);
        irregular = (short) Math.min(summary.irregular(), Short.MAX_VALUE);
        setDossier(summary.dossier(), units, procedures);
        setUnits(summary.facts(), units);
        Ticket queue = summary.ticket();
        ticket = queue == null
                ? null
                : new long[] {units.of(queue.unit()), queue.takenAt(), orNone(queue.waitingMillis())};
        return !Arrays.equals(ends, endsBefore) || !Arrays.equals(ticket, ticketBefore);
    }

    private void setDossier(Dossier dossier, Codes units, Codes procedures) {
        if (dossier == null) {
            state = NO_STATE;
            ends = NOTHING;
            course = null;
            return;
        }
        state = (byte) dossier.state().ordinal();
        channel = dossier.channel() == null ? -1 : (byte) dossier.channel().ordinal();
        unit = units.of(dossier.unit());
        handler = units.of(dossier.handler());
        procedure = procedures.of(dossier.procedure());
        submittedAt = orNone(dossier.submittedAt());
        acceptedAt = orNone(dossier.acceptedAt());
        dueAt = orNone(dossier.dueAt());
        overdueFrom = orNone(dossier.overdueFrom());
        course = Course.isPlain(dossier) ? null : new Course(dossier, units);
        fees = dossier.fees();
        paid = dossier.paid();
        ends = dossier.ends().isEmpty() ? NOTHING : new long[dossier.ends().size() * END_WORDS];
        for (int i = 0; i < dossier.ends().size(); i++) {
            End end = dossier.ends().get(i);
            int onTime = end.onTime() == null ? 0 : end.onTime() ? 1 : 2;
            ends[i * END_WORDS] = end.at();
            ends[i * END_WORDS + 1] = end.processingMillis();
            ends[i * END_WORDS + 2] = (long) units.of(end.unit()) << 16 | onTime << 8 | end.how().ordinal();
        }
    }

    private void setUnits(List<Fact> all, Codes units) {
        answeredAt = NONE;
        clockUnit = Codes.NONE;
        for (Fact fact : all) {
            if (fact.measure() == Measure.ACCEPTANCE_ANSWERED) {
                answeredAt = fact.at();
                answerUnit = units.of(fact.unit());
            } else if (fact.measure() == Measure.RECEIVED) {
                clockUnit = units.of(fact.unit());
            }
        }
    }

    static long orNone(Long value) {
        return value == null ? NONE : value;
    }

    boolean isDossier() {
        return state != NO_STATE;
    }

    /** There must be a dossier. */
    State state() {
        return STATES[state];
    }

    /** Null when not known. */
    Channel channel() {
        return channel < 0 ? null : CHANNELS[channel];
    }

    int unit() {
        return unit;
    }

    int handler() {
        return handler;
    }

    int procedure() {
        return procedure;
    }

    long submittedAt() {
        return submittedAt;
    }

    long acceptedAt() {
        return acceptedAt;
    }

    /** When an online submission was accepted, refused or withdrawn; {@link #NONE} when it was not. */
    long answeredAt() {
        return answeredAt;
    }

    /** Whom it was submitted to; only for one that was answered. */
    int answerUnit() {
        return answerUnit;
    }

    /** Whose hours its clock counts: those of the unit that accepted it; {@link Codes#NONE} when none did. */
    int clockUnit() {
        return clockUnit;
    }

    long dueAt() {
        return dueAt;
    }

    long overdueFrom() {
        return overdueFrom;
    }

    long fees() {
        return fees;
    }

    long paid() {
        return paid;
    }

    List<Pause> pauses() {
        return course == null ? List.of() : course.pauses();
    }

    List<Step> steps() {
        return course == null ? List.of() : course.steps();
    }

    int spellCount() {
        if (course != null) {
            return course.spellCount();
        }
        return acceptedAt == NONE ? 0 : 1;
    }

    int spellUnit(int index) {
        return course == null ? unit : course.spellUnit(index);
    }

    long spellFrom(int index) {
        return course == null ? acceptedAt : course.spellFrom(index);
    }

    /** {@link #NONE} while it lasts. */
    long spellUntil(int index) {
        if (course != null) {
            return course.spellUntil(index);
        }
        return ends.length == 0 ? NONE : endAt(0);
    }

    int dueCount() {
        if (course != null) {
            return course.dueCount();
        }
        return dueAt == NONE ? 0 : 1;
    }

    long dueFrom(int index) {
        return course == null ? acceptedAt : course.dueFrom(index);
    }

    /** The first instant that is late for it. */
    long dueOverdueFrom(int index) {
        return course == null ? overdueFrom : course.dueOverdueFrom(index);
    }

    int events() {
        return events;
    }

    int irregular() {
        return irregular;
    }

    int endCount() {
        return ends.length / END_WORDS;
    }

    long endAt(int index) {
        return ends[index * END_WORDS];
    }

    long endProcessingMillis(int index) {
        return ends[index * END_WORDS + 1];
    }

    int endUnit(int index) {
        return (int) (ends[index * END_WORDS + 2] >> 16);
    }

    /** Null when there was no due. */
    Boolean endOnTime(int index) {
        int onTime = (int) (ends[index * END_WORDS + 2] >> 8) & 0xff;
        return onTime == 0 ? null : Boolean.valueOf(onTime == 1);
    }

    State endHow(int index) {
        return STATES[(int) ends[index * END_WORDS + 2] & 0xff];
    }

    int ticketUnit() {
        return ticket == null ? Codes.NONE : (int) ticket[0];
    }

    /** When the ticket was called; {@link #NONE} when it was not. */
    long calledAt() {
        return ticket == null || ticket[2] == NONE ? NONE : ticket[1] + ticket[2];
    }

    /** Only for a ticket that was called. */
    long waitingMillis() {
        return ticket[2];
    }
}
