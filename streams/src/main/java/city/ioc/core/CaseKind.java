package city.ioc.core;

import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.OperatorAction;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an event speaks of. The events of one case are nearly always of one kind, but need not be. */
enum CaseKind {
    DOSSIER,
    TICKET,
    FEEDBACK,
    OUTAGE,
    PLAN_TASK,
    INDICATOR,
    OPERATOR_ACTION,
    /** Belongs to no case. */
    NONE;

    static CaseKind of(EventData data) {
        return switch (data) {
            case DossierEvent e -> DOSSIER;
            case PaymentEvent e -> DOSSIER;
            case OperatorAction e -> OPERATOR_ACTION;
            case Correction e -> NONE;
            case ServiceEvent e -> ofService(e);
        };
    }

    private static CaseKind ofService(ServiceEvent event) {
        return switch (event) {
            case ServiceEvent.TicketTaken e -> TICKET;
            case ServiceEvent.TicketCalled e -> TICKET;
            case ServiceEvent.TicketServed e -> TICKET;
            case ServiceEvent.TicketAbandoned e -> TICKET;
            case ServiceEvent.FeedbackReceived e -> FEEDBACK;
            case ServiceEvent.FeedbackAnswered e -> FEEDBACK;
            case ServiceEvent.FeedbackPublished e -> FEEDBACK;
            case ServiceEvent.FeedbackRefused e -> FEEDBACK;
            case ServiceEvent.FeedbackRated e -> FEEDBACK;
            case ServiceEvent.OutageStarted e -> OUTAGE;
            case ServiceEvent.OutageEnded e -> OUTAGE;
            case ServiceEvent.PlanTaskUpdated e -> PLAN_TASK;
            case ServiceEvent.IndicatorPublished e -> INDICATOR;
            case ServiceEvent.HealthSampled e -> NONE;
            case ServiceEvent.TracerSent e -> NONE;
        };
    }

    /** The events of each kind, in the order given; a kind without events is absent. */
    static Map<CaseKind, List<Event>> split(List<Event> events) {
        Map<CaseKind, List<Event>> byKind = new EnumMap<>(CaseKind.class);
        for (Event event : events) {
            byKind.computeIfAbsent(of(event.data()), kind -> new ArrayList<>(events.size())).add(event);
        }
        return byKind;
    }
}
