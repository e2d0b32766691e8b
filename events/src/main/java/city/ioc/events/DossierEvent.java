package city.ioc.events;

import city.ioc.calendar.TimeLimit;
import java.time.OffsetDateTime;

/** What happens to a dossier between its submission and the hand-over of its result. */
public sealed interface DossierEvent extends EventData {

    /** How the dossier came in. */
    enum Channel {
        ONLINE,
        DESK,
        POSTAL
    }

    /** Why the clock of a dossier may stand still; whether it does is the profile's pause policy. */
    enum PauseCause {
        SUPPLEMENT,
        FEE,
        APPRAISAL,
        VIOLATION,
        INTER_AGENCY,
        OTHER
    }

    /** How the processing ended. */
    enum Outcome {
        APPROVED,
        REJECTED,
        STOPPED
    }

    /** How the result was handed over. */
    enum HandOver {
        DESK,
        ONLINE,
        POSTAL
    }

    record Submitted(String unit, String procedure, Channel channel) implements DossierEvent {}

    /** Receipt issued; the resolution clock starts. A printed {@code dueAt} wins over any limit. */
    record Accepted(
            String unit,
            String procedure,
            @Opt Channel channel,
            @Opt OffsetDateTime dueAt,
            @Opt TimeLimit limit,
            @Opt String decidingUnit)
            implements DossierEvent {}

    record Refused(@FreeText String reason) implements DossierEvent {}

    /** Another desk or agency handles a step; the owner of the dossier stays. */
    record Forwarded(@Opt String toUnit, String step, @Opt OffsetDateTime stepDueAt, @Opt Boolean interAgency)
            implements DossierEvent {}

    record StepCompleted(String step) implements DossierEvent {}

    record SupplementRequested(@Opt String requestNo) implements DossierEvent {}

    record Supplemented(@Opt OffsetDateTime dueAt) implements DossierEvent {}

    record Paused(PauseCause cause) implements DossierEvent {}

    record Resumed(@Opt OffsetDateTime dueAt) implements DossierEvent {}

    record DueChanged(OffsetDateTime dueAt, @FreeText String cause, @Opt String apologyNo) implements DossierEvent {}

    record ApologyIssued(@FreeText String reason, @Opt OffsetDateTime dueAt) implements DossierEvent {}

    record Resolved(Outcome outcome, @Opt Boolean electronicResult, @Opt Boolean resultRequired)
            implements DossierEvent {}

    record Returned(@Opt HandOver how) implements DossierEvent {}

    record Withdrawn() implements DossierEvent {}

    record Reopened(@FreeText String reason) implements DossierEvent {}

    /** The dossier belongs to another unit from now on. */
    record Transferred(String toUnit) implements DossierEvent {}

    /** The same request is counted under another dossier; everything that this one contributed is removed. */
    record Superseded(String by) implements DossierEvent {}

    record Digitised(
            @Range(min = 0, max = 10_000) int components,
            @Range(min = 0, max = 10_000) int digitised,
            @Opt @Range(min = 0, max = 10_000) Integer reused,
            @Opt @Range(min = 0, max = 10_000) Integer connected,
            @Opt Boolean populationDb)
            implements DossierEvent {
        public Digitised {
            if (digitised > components) {
                throw new IllegalArgumentException("digitised may not exceed components");
            }
        }
    }

    record Synchronised(String target, boolean ok) implements DossierEvent {}

    record Rated(@Opt @Range(min = 1, max = 5) Integer score, @Opt Boolean liked) implements DossierEvent {
        public Rated {
            if ((score == null) == (liked == null)) {
                throw new IllegalArgumentException("needs exactly one of score, liked");
            }
        }
    }
}
