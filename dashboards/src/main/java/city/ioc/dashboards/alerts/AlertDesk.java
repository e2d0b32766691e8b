package city.ioc.dashboards.alerts;

import city.ioc.core.alerts.Alert;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.events.OperatorAction;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Turns what an operator wants of an alert into an event, when the alert is still the one that the operator saw. */
public final class AlertDesk {
    static final String SOURCE = "/operations-centre";

    private static final long PATIENCE_SECONDS = 10;

    /**
     * What an operator wants. All but the first five are null where they are not given.
     *
     * @param id      of the alert
     * @param action  {@code acknowledge}, {@code assign}, {@code snooze} or {@code comment}
     * @param episode of the alert as the operator saw it
     * @param count   of its changes as the operator saw it
     * @param by      who the operator is, unverified
     * @param to      whom to assign it to
     * @param until   end of a snooze, an instant with offset
     * @param text    a comment, or why it is snoozed; optional for the other actions
     */
    public record Request(
            String id, String action, Integer episode, Integer count, String by, String to, String until, String text) {}

    /** What came of it. */
    public sealed interface Outcome {}

    /** The event is in Kafka. */
    public record Stored(Event event) implements Outcome {}

    /** The request cannot be carried out as it is. */
    public record Wrong(String reason) implements Outcome {}

    /** No alert has this id. */
    public record Unknown() implements Outcome {}

    /** The alert is not what the operator saw. */
    public record MovedOn(Alert now) implements Outcome {}

    /** Kafka has not confirmed the event: it may or may not be stored. */
    public record NotStored() implements Outcome {}

    private static final class WrongRequest extends Exception {
        private static final long serialVersionUID = 1L;

        WrongRequest(String reason) {
            super(reason);
        }
    }

    private final AlertTable table;
    private final ActionSink sink;
    private final Clock clock;
    private final ZoneId zone;

    public AlertDesk(AlertTable table, ActionSink sink, Clock clock, ZoneId zone) {
        this.table = table;
        this.sink = sink;
        this.clock = clock;
        this.zone = zone;
    }

    /** Never fails, and is complete after {@value #PATIENCE_SECONDS} s at the latest. */
    public CompletableFuture<Outcome> act(Request request) {
        if (request.id() == null || request.episode() == null || request.count() == null) {
            return done(new Wrong("'id', 'episode' and 'count' say which alert was seen, and are needed"));
        }
        Optional<Alert> known = table.find(request.id());
        if (known.isEmpty()) {
            return done(new Unknown());
        }
        Alert alert = known.get();
        Event event;
        try {
            event = EventCodec.decode(EventCodec.encode(event(alert, request)));
        } catch (WrongRequest e) {
            return done(new Wrong(e.getMessage()));
        } catch (InvalidEventException e) {
            return done(new Wrong(e.getMessage().replaceFirst("^data\\.", "")));
        }
        boolean movedOn = alert.status() == Alert.Status.CLEARED
                || alert.episode() != request.episode()
                || alert.count() != request.count();
        return movedOn ? done(new MovedOn(alert)) : store(event);
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private CompletableFuture<Outcome> store(Event event) {
        return sink.store(event)
                .handle((stored, error) -> error == null ? new Stored(event) : (Outcome) new NotStored())
                .toCompletableFuture()
                .completeOnTimeout(new NotStored(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Event event(Alert alert, Request request) throws WrongRequest {
        OffsetDateTime now = clock.instant().atZone(zone).toOffsetDateTime();
        return Event.of(SOURCE, UUID.randomUUID().toString(), alert.subject(), now, action(alert.rule(), request, now));
    }

    private static OperatorAction action(String rule, Request request, OffsetDateTime now) throws WrongRequest {
        String by = stripped(request.by());
        String to = stripped(request.to());
        String text = stripped(request.text());
        String action = request.action() == null ? "" : request.action();
        requireOnly("assign", action, "to", to);
        requireOnly("snooze", action, "until", request.until());
        return switch (action) {
            case "acknowledge" -> new OperatorAction.AlertAcknowledged(rule, request.episode(), by, text);
            case "assign" -> new OperatorAction.AlertAssigned(rule, request.episode(), by, to, text);
            case "snooze" -> {
                if (text == null) {
                    throw new WrongRequest("'text' says why it is snoozed, and is needed");
                }
                yield new OperatorAction.AlertSnoozed(rule, request.episode(), by, until(request.until(), now), text);
            }
            case "comment" -> new OperatorAction.AlertCommented(rule, request.episode(), by, text);
            default -> throw new WrongRequest("'action' must be one of acknowledge, assign, snooze, comment");
        };
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void requireOnly(String owner, String action, String field, String value) throws WrongRequest {
        if (value != null && !action.equals(owner)) {
            throw new WrongRequest("'%s' belongs to the action '%s' only".formatted(field, owner));
        }
    }

    private static OffsetDateTime until(String text, OffsetDateTime now) throws WrongRequest {
        if (text == null) {
            return null;
        }
        OffsetDateTime until;
        try {
            until = OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new WrongRequest("'until' must be an instant with offset such as 2026-02-26T10:42:00+07:00");
        }
        if (!until.isAfter(now)) {
            throw new WrongRequest("'until' must lie in the future");
        }
        return until;
    }
}
