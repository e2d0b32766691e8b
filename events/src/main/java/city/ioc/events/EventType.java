package city.ioc.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static city.ioc.events.Topics.DOSSIER_EVENTS;
import static city.ioc.events.Topics.OPERATOR_ACTIONS;
import static city.ioc.events.Topics.PAYMENT_EVENTS;
import static city.ioc.events.Topics.SERVICE_EVENTS;

/**
 * Every event type: its name on the wire, its data and its topic.
 *
 * <p>The order of the constants is the life-cycle rank: it decides between events of a case that carry the same time.
 * Changing it changes figures, so it raises the fold version.
 */
public enum EventType {
    DOSSIER_SUBMITTED("dossier.submitted.v1", DossierEvent.Submitted.class, DOSSIER_EVENTS),
    DOSSIER_ACCEPTED("dossier.accepted.v1", DossierEvent.Accepted.class, DOSSIER_EVENTS),
    DOSSIER_REFUSED("dossier.refused.v1", DossierEvent.Refused.class, DOSSIER_EVENTS),
    DOSSIER_FORWARDED("dossier.forwarded.v1", DossierEvent.Forwarded.class, DOSSIER_EVENTS),
    DOSSIER_STEP_COMPLETED("dossier.step-completed.v1", DossierEvent.StepCompleted.class, DOSSIER_EVENTS),
    DOSSIER_TRANSFERRED("dossier.transferred.v1", DossierEvent.Transferred.class, DOSSIER_EVENTS),
    DOSSIER_SUPPLEMENT_REQUESTED(
            "dossier.supplement-requested.v1", DossierEvent.SupplementRequested.class, DOSSIER_EVENTS),
    DOSSIER_PAUSED("dossier.paused.v1", DossierEvent.Paused.class, DOSSIER_EVENTS),
    DOSSIER_SUPPLEMENTED("dossier.supplemented.v1", DossierEvent.Supplemented.class, DOSSIER_EVENTS),
    DOSSIER_RESUMED("dossier.resumed.v1", DossierEvent.Resumed.class, DOSSIER_EVENTS),
    DOSSIER_DUE_CHANGED("dossier.due-changed.v1", DossierEvent.DueChanged.class, DOSSIER_EVENTS),
    DOSSIER_APOLOGY_ISSUED("dossier.apology-issued.v1", DossierEvent.ApologyIssued.class, DOSSIER_EVENTS),
    PAYMENT_REQUESTED("payment.requested.v1", PaymentEvent.Requested.class, PAYMENT_EVENTS),
    PAYMENT_FAILED("payment.failed.v1", PaymentEvent.Failed.class, PAYMENT_EVENTS),
    PAYMENT_SUCCEEDED("payment.succeeded.v1", PaymentEvent.Succeeded.class, PAYMENT_EVENTS),
    PAYMENT_REFUNDED("payment.refunded.v1", PaymentEvent.Refunded.class, PAYMENT_EVENTS),
    DOSSIER_DIGITISED("dossier.digitised.v1", DossierEvent.Digitised.class, DOSSIER_EVENTS),
    DOSSIER_SYNCHRONISED("dossier.synchronised.v1", DossierEvent.Synchronised.class, DOSSIER_EVENTS),
    DOSSIER_RESOLVED("dossier.resolved.v1", DossierEvent.Resolved.class, DOSSIER_EVENTS),
    DOSSIER_RETURNED("dossier.returned.v1", DossierEvent.Returned.class, DOSSIER_EVENTS),
    DOSSIER_WITHDRAWN("dossier.withdrawn.v1", DossierEvent.Withdrawn.class, DOSSIER_EVENTS),
    DOSSIER_REOPENED("dossier.reopened.v1", DossierEvent.Reopened.class, DOSSIER_EVENTS),
    DOSSIER_RATED("dossier.rated.v1", DossierEvent.Rated.class, DOSSIER_EVENTS),
    DOSSIER_SUPERSEDED("dossier.superseded.v1", DossierEvent.Superseded.class, DOSSIER_EVENTS),
    TICKET_TAKEN("ticket.taken.v1", ServiceEvent.TicketTaken.class, SERVICE_EVENTS),
    TICKET_CALLED("ticket.called.v1", ServiceEvent.TicketCalled.class, SERVICE_EVENTS),
    TICKET_SERVED("ticket.served.v1", ServiceEvent.TicketServed.class, SERVICE_EVENTS),
    TICKET_ABANDONED("ticket.abandoned.v1", ServiceEvent.TicketAbandoned.class, SERVICE_EVENTS),
    FEEDBACK_RECEIVED("feedback.received.v1", ServiceEvent.FeedbackReceived.class, SERVICE_EVENTS),
    FEEDBACK_ANSWERED("feedback.answered.v1", ServiceEvent.FeedbackAnswered.class, SERVICE_EVENTS),
    FEEDBACK_PUBLISHED("feedback.published.v1", ServiceEvent.FeedbackPublished.class, SERVICE_EVENTS),
    FEEDBACK_REFUSED("feedback.refused.v1", ServiceEvent.FeedbackRefused.class, SERVICE_EVENTS),
    FEEDBACK_RATED("feedback.rated.v1", ServiceEvent.FeedbackRated.class, SERVICE_EVENTS),
    OUTAGE_STARTED("outage.started.v1", ServiceEvent.OutageStarted.class, SERVICE_EVENTS),
    OUTAGE_ENDED("outage.ended.v1", ServiceEvent.OutageEnded.class, SERVICE_EVENTS),
    HEALTH_SAMPLED("health.sampled.v1", ServiceEvent.HealthSampled.class, SERVICE_EVENTS),
    TRACER_SENT("tracer.sent.v1", ServiceEvent.TracerSent.class, SERVICE_EVENTS),
    INDICATOR_PUBLISHED("indicator.published.v1", ServiceEvent.IndicatorPublished.class, SERVICE_EVENTS),
    PLAN_TASK_UPDATED("plan-task.updated.v1", ServiceEvent.PlanTaskUpdated.class, SERVICE_EVENTS),
    ALERT_ACKNOWLEDGED("alert.acknowledged.v1", OperatorAction.AlertAcknowledged.class, OPERATOR_ACTIONS),
    ALERT_ASSIGNED("alert.assigned.v1", OperatorAction.AlertAssigned.class, OPERATOR_ACTIONS),
    ALERT_SNOOZED("alert.snoozed.v1", OperatorAction.AlertSnoozed.class, OPERATOR_ACTIONS),
    ALERT_COMMENTED("alert.commented.v1", OperatorAction.AlertCommented.class, OPERATOR_ACTIONS),
    /** Corrections of any case travel with the dossier events; all topics of a case meet in one task. */
    CORRECTION("correction.v1", Correction.class, DOSSIER_EVENTS);

    private static final Map<String, EventType> BY_WIRE_NAME = new HashMap<>();
    private static final Map<Class<?>, EventType> BY_CLASS = new HashMap<>();

    static {
        for (EventType type : values()) {
            BY_WIRE_NAME.put(type.wireName, type);
            BY_CLASS.put(type.dataClass, type);
        }
    }

    private final String wireName;
    private final Class<? extends EventData> dataClass;
    private final Topic topic;

    EventType(String wireName, Class<? extends EventData> dataClass, Topic topic) {
        this.wireName = wireName;
        this.dataClass = dataClass;
        this.topic = topic;
    }

    public static EventType of(EventData data) {
        return BY_CLASS.get(data.getClass());
    }

    public static Optional<EventType> ofWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }

    /** The CloudEvents {@code type} attribute, version included. */
    public String wireName() {
        return wireName;
    }

    public Class<? extends EventData> dataClass() {
        return dataClass;
    }

    public Topic topic() {
        return topic;
    }
}
