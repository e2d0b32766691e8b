package city.ioc.oracle;

import java.time.Instant;
import java.util.List;

/**
 * What one case has come to. Of a superseded case only the state and the number of events are told.
 *
 * @param state         null without dossier or payment events
 * @param ownerUnit     null without acceptance
 * @param handlerUnit   where it was last forwarded to, null if nowhere
 * @param procedure     of the acceptance, else of the first submission
 * @param dueAt         the current due, null when there is none
 * @param ends          every end in order, the undone ones too
 * @param fees          sum of the fees in 10⁻⁴ of the currency
 * @param paid          successes less refunds in 10⁻⁴ of the currency
 * @param irregular     how many irregular events the cells count
 * @param events        distinct identities, corrections and their targets included
 * @param ticketUnit    null without a ticket that was taken
 * @param waitingMillis null unless a call ended the waiting
 */
public record CaseResult(
        State state,
        String ownerUnit,
        String handlerUnit,
        String procedure,
        String channel,
        Instant submittedAt,
        Instant acceptedAt,
        Instant dueAt,
        List<End> ends,
        long fees,
        long paid,
        long irregular,
        int events,
        String ticketUnit,
        Instant takenAt,
        Long waitingMillis) {

    /** Where a dossier stands; PAUSED means that its clock stands. */
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

    /** By which event a dossier ended. */
    public enum EndKind {
        RESOLVED,
        RETURNED,
        WITHDRAWN
    }

    /** One end. {@code onTime} is null without a due. */
    public record End(Instant at, EndKind kind, String unit, long processingMillis, Boolean onTime) {}
}
