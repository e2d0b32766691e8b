package city.ioc.events;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.Correction.Action;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.HandOver;
import city.ioc.events.DossierEvent.Outcome;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.events.PaymentEvent.Mode;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.events.ServiceEvent.FeedbackKind;
import city.ioc.events.ServiceEvent.PlanStatus;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One plausible event of each type, as the AsyncAPI document and the reference of events show it. */
final class EventExamples {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2024-02-26T08:15:00+07:00");
    private static final OffsetDateTime DUE = OffsetDateTime.parse("2024-03-11T17:00:00+07:00");
    private static final BigDecimal FEE = new BigDecimal(20_000);
    private static final String DESK = "/units/916/desks/03";
    private static final String DOSSIER = "H13.12-240226-0031";

    private static final Map<EventType, EventData> DATA = List.of(
                    new DossierEvent.Submitted("916", "1.004227", Channel.ONLINE),
                    new DossierEvent.Accepted(
                            "916", "1.004227", Channel.ONLINE, DUE, new TimeLimit(10, TimeLimit.Unit.WORKING_DAY), null),
                    new DossierEvent.Refused("not a procedure of this unit"),
                    new DossierEvent.Forwarded("STNMT", "appraisal", DUE, true),
                    new DossierEvent.StepCompleted("appraisal"),
                    new DossierEvent.Transferred("919"),
                    new DossierEvent.SupplementRequested("1"),
                    new DossierEvent.Paused(PauseCause.FEE),
                    new DossierEvent.Supplemented(DUE),
                    new DossierEvent.Resumed(null),
                    new DossierEvent.DueChanged(DUE, "the appraisal takes longer", "17"),
                    new DossierEvent.ApologyIssued("the signer is away", DUE),
                    new PaymentEvent.Requested("1", FEE, "VND"),
                    new PaymentEvent.Failed("P-1", "1", FEE, "VND", Mode.NATIONAL_PORTAL),
                    new PaymentEvent.Succeeded("P-2", "1", FEE, "VND", Mode.NATIONAL_PORTAL),
                    new PaymentEvent.Refunded("P-2", "1", FEE, "VND", Mode.NATIONAL_PORTAL),
                    new DossierEvent.Digitised(4, 3, 1, null, true),
                    new DossierEvent.Synchronised("national-portal", true),
                    new DossierEvent.Resolved(Outcome.APPROVED, true, null),
                    new DossierEvent.Returned(HandOver.ONLINE),
                    new DossierEvent.Withdrawn(),
                    new DossierEvent.Reopened("a name on the result is wrong"),
                    new DossierEvent.Rated(5, null),
                    new DossierEvent.Superseded("H13.12-240227-0004"),
                    new ServiceEvent.TicketTaken("916", "civil-status"),
                    new ServiceEvent.TicketCalled("03"),
                    new ServiceEvent.TicketServed("03"),
                    new ServiceEvent.TicketAbandoned(),
                    new ServiceEvent.FeedbackReceived("916", FeedbackKind.STAFF),
                    new ServiceEvent.FeedbackAnswered(),
                    new ServiceEvent.FeedbackPublished(),
                    new ServiceEvent.FeedbackRefused("not about a service of the city"),
                    new ServiceEvent.FeedbackRated(true),
                    new ServiceEvent.OutageStarted("916", Component.NETWORK),
                    new ServiceEvent.OutageEnded(),
                    new ServiceEvent.HealthSampled("916", Component.PORTAL, true, 180),
                    new ServiceEvent.TracerSent("916"),
                    new ServiceEvent.IndicatorPublished(
                            "916", "dossiers.on-time", "2023-Q4", new BigDecimal("0.9871"), "quarterly report"),
                    new ServiceEvent.PlanTaskUpdated("digital-2024", "916", PlanStatus.RUNNING),
                    new OperatorAction.AlertAcknowledged("dossier-overdue", 1, "operator-7", null),
                    new OperatorAction.AlertAssigned("dossier-overdue", 1, "operator-7", "916", "please look at it today"),
                    new OperatorAction.AlertSnoozed("dossier-overdue", 1, "operator-7", DUE, null),
                    new OperatorAction.AlertCommented("dossier-overdue", 1, "operator-7", "the file is being searched"),
                    new Correction(DESK, id(EventType.PAYMENT_REQUESTED), Action.REPLACE, new RawJson(
                            "{\"feeId\":\"1\",\"amount\":15000,\"currency\":\"VND\"}")))
            .stream()
            .collect(Collectors.toMap(EventType::of, Function.identity()));

    private EventExamples() {}

    static Event of(EventType type) {
        return Event.of(DESK, id(type), subject(type), TIME, DATA.get(type));
    }

    private static String id(EventType type) {
        return "240226-%02d".formatted(type.ordinal() + 1);
    }

    private static String subject(EventType type) {
        String kind = type.wireName().substring(0, type.wireName().indexOf('.'));
        return switch (kind) {
            case "ticket" -> "916-240226-T113";
            case "feedback" -> "916-240226-F07";
            case "outage" -> "916-240226-O01";
            case "health", "tracer", "indicator" -> "916";
            case "plan-task" -> "DIGITAL-2024-03";
            default -> DOSSIER;
        };
    }
}
