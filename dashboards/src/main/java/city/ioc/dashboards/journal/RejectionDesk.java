package city.ioc.dashboards.journal;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.audit.AuditTrail;
import city.ioc.dashboards.alerts.ActionSink;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.events.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Decides about rejections: each one once. A corrected event is stored first and the decision after it, so that no decision speaks of an
 * event that is not there; when only the event was stored, deciding again stores the same event again, which counts once.
 */
public final class RejectionDesk {
    static final int MOST_REASON = 2_000;

    private static final long PATIENCE_SECONDS = 10;

    /** What came of it. */
    public sealed interface Outcome {}

    /** The decision is kept. */
    public record Done(AuditEntry decision) implements Outcome {}

    /** The request cannot be carried out as it is. */
    public record Wrong(String reason) implements Outcome {}

    /** No rejection has this id. */
    public record Unknown() implements Outcome {}

    /** Somebody decided before, or is about to: then there is no decision yet. */
    public record DecidedBefore(Decided now) implements Outcome {}

    /** The corrected event is refused as one from a desk would be. */
    public record StillWrong(String reason) implements Outcome {}

    /** Kafka has not confirmed it: it may or may not be stored. */
    public record NotStored() implements Outcome {}

    private final RejectionTable table;
    private final EventDoor door;
    private final ActionSink events;
    private final AuditTrail trail;
    private final Clock clock;
    private final Set<String> beingDecided = ConcurrentHashMap.newKeySet();

    public RejectionDesk(RejectionTable table, EventDoor door, ActionSink events, AuditTrail trail, Clock clock) {
        this.table = table;
        this.door = door;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Sends a corrected event in place of a rejected one.
     *
     * @param event one structured CloudEvent, as the gateway takes it
     */
    public CompletableFuture<Outcome> redrive(String id, byte[] event, String by) {
        Event corrected;
        try {
            corrected = door.admit(EventCodec.decode(event));
        } catch (InvalidEventException e) {
            return done(table.find(id).isEmpty() ? new Unknown() : new StillWrong(e.getMessage()));
        }
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("type", corrected.type().wireName());
        detail.put("case", corrected.subject());
        detail.put("source", corrected.source());
        detail.put("id", corrected.id());
        return decide(id, AuditAction.REDRIVEN, detail, by, () -> events.store(corrected));
    }

    /** Gives a rejected event up. */
    public CompletableFuture<Outcome> discard(String id, String reason, String by) {
        Optional<String> problem = problem(reason);
        if (problem.isPresent()) {
            return done(new Wrong(problem.get()));
        }
        return decide(
                id, AuditAction.DISCARDED, Map.of("reason", reason.strip()), by, () -> CompletableFuture.completedFuture(null));
    }

    /** What is wrong with the reason that somebody gives for a decision. */
    public static Optional<String> problem(String reason) {
        if (reason == null || reason.isBlank()) {
            return Optional.of("'reason' says why it is given up, and is needed");
        }
        if (reason.strip().length() > MOST_REASON) {
            return Optional.of("'reason' may have at most " + MOST_REASON + " characters");
        }
        return PersonalData.looksLikeIt(reason)
                ? Optional.of("'reason' looks like personal data (phone, e-mail or citizen number), which may not be kept")
                : Optional.empty();
    }

    @FunctionalInterface
    private interface First {
        CompletionStage<?> store();
    }

    private CompletableFuture<Outcome> decide(String id, AuditAction action, Map<String, String> detail, String by, First first) {
        Optional<Decided> known = table.find(id);
        if (known.isEmpty()) {
            return done(new Unknown());
        }
        if (!beingDecided.add(id)) {
            return done(new DecidedBefore(known.get()));
        }
        Decided now = table.find(id).orElse(known.get());
        if (now.decision() != null) {
            beingDecided.remove(id);
            return done(new DecidedBefore(now));
        }
        Map<String, String> told = new LinkedHashMap<>(detail);
        told.put("rejectedFor", now.rejection().reason());
        AuditEntry entry = AuditEntry.of(clock.instant(), by, action, id, told);
        CompletableFuture<Outcome> outcome = first.store()
                .thenCompose(stored -> trail.record(entry))
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handle((stored, error) -> error == null ? new Done(entry) : (Outcome) new NotStored());
        return outcome.whenComplete((done, error) -> {
            if (done instanceof Done) {
                table.decide(entry);
            }
            beingDecided.remove(id);
        });
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
