package city.ioc.oracle;

import java.math.BigDecimal;
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
 * @param pauses        in the order of their opening
 * @param steps         in the order of their opening
 * @param feedback      null unless it was received
 * @param outage        null unless it started
 * @param planTask      null without an update
 * @param indicators    in order
 * @param actions       how often an operator acted
 * @param episodes      in order of beginning
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
        Long waitingMillis,
        List<Pause> pauses,
        List<Step> steps,
        Feedback feedback,
        Outage outage,
        PlanTask planTask,
        List<Indicator> indicators,
        int actions,
        List<Episode> episodes) {

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

    /** One pause; {@code until} is null while it lasts, {@code counted} is what the city says of its cause. */
    public record Pause(String cause, Instant from, Instant until, boolean counted) {}

    /** One step; {@code unit} is null when it names none, {@code until} while it lasts. */
    public record Step(String name, String unit, boolean interAgency, Instant from, Instant dueAt, Instant until) {}

    /** When a rule about cases holds; {@code to} is null when no end is known, {@code dueAt} when it is about none. */
    public record Episode(String rule, String unit, Instant from, Instant to, Instant dueAt) {}

    /** @param state RECEIVED, ANSWERED, REFUSED or PUBLISHED */
    public record Feedback(String unit, String kind, Instant receivedAt, String state, Instant endedAt) {}

    /** {@code endedAt} is null while it lasts. */
    public record Outage(String unit, String component, Instant startedAt, Instant endedAt) {}

    /** As the latest update has it. */
    public record PlanTask(String plan, String unit, String status) {}

    /** @param value without trailing zeros */
    public record Indicator(
            Instant at, String unit, String indicator, String period, BigDecimal value, String source) {}
}
