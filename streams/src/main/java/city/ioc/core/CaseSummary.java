package city.ioc.core;

import city.ioc.events.DossierEvent.Channel;
import java.util.List;

/**
 * What a case is and all that it contributes. Instants are epoch milliseconds, money is in units of 10^-4 of the currency.
 *
 * @param dossier   null when no event speaks of a dossier
 * @param ticket    null when no event speaks of a queue ticket
 * @param events    delivered events, corrections included
 * @param irregular events without effect, or before their acceptance
 * @param facts     in normal form; empty for a case that contributes nothing
 */
public record CaseSummary(Dossier dossier, Ticket ticket, int events, int irregular, List<Fact> facts) {

    public CaseSummary {
        facts = List.copyOf(facts);
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
            long paid) {
        public Dossier {
            ends = List.copyOf(ends);
        }
    }

    /**
     * @param processingMillis working time from acceptance, pauses that count and closed spells left out
     * @param onTime           null when there was no due
     */
    public record End(long at, State how, String unit, long processingMillis, Boolean onTime) {}

    /** @param waitingMillis elapsed time from taken to called; null when not called */
    public record Ticket(String unit, Long takenAt, Long waitingMillis) {}
}
