package city.ioc.core;

import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.events.ServiceEvent.FeedbackKind;
import city.ioc.events.ServiceEvent.PlanStatus;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a case is and all that it contributes. Instants are epoch milliseconds, money is in units of 10^-4 of the currency.
 *
 * @param dossier    null when no event speaks of a dossier
 * @param ticket     null when no queue ticket was taken
 * @param feedback   null when no feedback was received
 * @param outage     null when no outage started
 * @param planTask   null when no event speaks of one
 * @param indicators figures published elsewhere, the one that stands last
 * @param actions    actions of operators
 * @param events     delivered events, corrections included
 * @param irregular  events without effect, or before their acceptance
 * @param facts      in normal form; empty for a case that contributes nothing
 * @param episodes   when rules hold for it, in order of beginning
 */
public record CaseSummary(
        Dossier dossier,
        Ticket ticket,
        Feedback feedback,
        Outage outage,
        PlanTask planTask,
        List<Indicator> indicators,
        int actions,
        int events,
        int irregular,
        List<Fact> facts,
        List<Episode> episodes) {

    public CaseSummary {
        indicators = List.copyOf(indicators);
        facts = List.copyOf(facts);
        episodes = List.copyOf(episodes);
    }

    /** The unit that owns the case; null when not known. */
    public String unit() {
        return dossier != null
                ? dossier.unit()
                : ticket != null
                        ? ticket.unit()
                        : feedback != null
                                ? feedback.unit()
                                : outage != null ? outage.unit() : planTask != null ? planTask.unit() : null;
    }

    static CaseSummary superseded(int events) {
        return new CaseSummary(Dossier.SUPERSEDED, null, null, null, null, List.of(), 0, events, 0, List.of(), List.of());
    }

    /** Where a dossier stands by its events; whether it is overdue is a question of the moment. */
    public enum State {
        ORPHAN,
        SUBMITTED,
        REFUSED,
        PROCESSING,
        PAUSED,
        RESOLVED,
        RETURNED,
        WITHDRAWN,
        SUPERSEDED
    }

    /**
     * @param unit        the owner: the unit that accepted it, or the one it was transferred to; null before acceptance
     * @param handler     the unit it was last forwarded to; null when never
     * @param dueAt       the due as it stands now; null when there is none
     * @param overdueFrom first instant at which it is overdue if its clock runs and nothing more happens; null without due
     * @param ends        one for each time that the processing ended, the latest last
     * @param pauses      in the order of their opening
     * @param steps       in the order of their opening
     */
    public record Dossier(
            State state,
            String unit,
            String handler,
            String procedure,
            Channel channel,
            Long submittedAt,
            Long acceptedAt,
            Long dueAt,
            Long overdueFrom,
            List<End> ends,
            long fees,
            long paid,
            List<Pause> pauses,
            List<Step> steps) {
        static final Dossier SUPERSEDED = new Dossier(
                State.SUPERSEDED, null, null, null, null, null, null, null, null, List.of(), 0, 0, List.of(), List.of());

        public Dossier {
            ends = List.copyOf(ends);
            pauses = List.copyOf(pauses);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param until   null while it lasts
     * @param counted whether the clock stood because of it
     */
    public record Pause(PauseCause cause, long from, Long until, boolean counted) {}

    /**
     * What another desk or agency was asked to do.
     *
     * @param unit  null when not told
     * @param dueAt null when there is none
     * @param until null while it is open
     */
    public record Step(String name, String unit, boolean interAgency, long from, Long dueAt, Long until) {}

    /**
     * @param processingMillis working time from acceptance, pauses that count and closed spells left out
     * @param onTime           null when there was no due
     */
    public record End(long at, State how, String unit, long processingMillis, Boolean onTime) {}

    /** @param waitingMillis elapsed time from taken to called; null when not called */
    public record Ticket(String unit, long takenAt, Long waitingMillis) {}

    /** Where citizens' feedback stands. */
    public enum FeedbackState {
        RECEIVED,
        ANSWERED,
        REFUSED,
        PUBLISHED
    }

    /** @param endedAt when it was answered or refused; null while it is open */
    public record Feedback(String unit, FeedbackKind kind, long receivedAt, FeedbackState state, Long endedAt) {}

    /** @param endedAt null while it lasts */
    public record Outage(String unit, Component component, long startedAt, Long endedAt) {}

    /** As the latest update says. */
    public record PlanTask(String plan, String unit, PlanStatus status) {}

    /** A figure published elsewhere. */
    public record Indicator(long at, String unit, String indicator, String period, BigDecimal value, String source) {}
}
