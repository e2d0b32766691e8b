package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.End;
import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.CaseSummary.Step;
import city.ioc.core.CaseSummary.Ticket;
import city.ioc.events.DossierEvent.Channel;
import java.util.Arrays;
import java.util.List;

/**
 * One case in the table; the object stays when the summary changes, so that indexes keep pointing to it. Written and read under
 * the lock of the table. Some 360 bytes for a usual dossier, id and index included.
 */
final class CaseRow {
    static final long NONE = Long.MIN_VALUE;
    static final int NO_STATE = -1;

    private static final State[] STATES = State.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final long[] NOTHING = {};
    private static final int END_WORDS = 3;

    /** What few dossiers have. */
    private record Waits(List<Pause> pauses, List<Step> steps) {}

    final String id;
    long[] facts = NOTHING;
    int baseCohort;

    /** Whether it was ever listed under a unit. */
    boolean listedByUnit;

    /** Whether it was ever listed under a day. */
    boolean listedByDay;

    /** Three words each: instant, processing time in milliseconds, and unit, on-time and how packed. */
    private long[] ends = NOTHING;

    /** Number of the unit, instant taken, waiting in milliseconds; null when there is no ticket. */
    private long[] ticket;

    /** Null when there are neither pauses nor steps. */
    private Waits waits;

    private long submittedAt = NONE;
    private long acceptedAt = NONE;
    private long dueAt = NONE;
    private long overdueFrom = NONE;
    private long fees;
    private long paid;
    private int unit;
    private int handler;
    private int procedure;
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
            waits = null;
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
        waits = dossier.pauses().isEmpty() && dossier.steps().isEmpty()
                ? null
                : new Waits(dossier.pauses(), dossier.steps());
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

    private static long orNone(Long value) {
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
        return waits == null ? List.of() : waits.pauses();
    }

    List<Step> steps() {
        return waits == null ? List.of() : waits.steps();
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
