package city.ioc.oracle;

import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import java.math.BigDecimal;
import java.time.Duration;

/** Corrections of a generated case: of absent targets, of each other, several of one target, of the wrong type. */
final class GeneratedCorrections {
    private static final Duration DAYS = Duration.ofDays(9);

    private final GeneratedCase life;

    GeneratedCorrections(GeneratedCase life) {
        this.life = life;
    }

    void correct() {
        Event target = any();
        life.after(DAYS);
        switch (life.random.nextInt(10)) {
            case 0, 1 -> life.voidOf(target);
            case 2, 3 -> life.replacementOf(target, replacement(target.data()));
            case 4 -> life.voidOfNothing();
            case 5 -> life.voidOfItself();
            case 6 -> {
                Event correction = life.voidOf(target);
                life.after(DAYS);
                Event second = life.voidOf(correction);
                if (life.chance(40)) {
                    life.after(DAYS).voidOf(life.chance(70) ? second : correction);
                }
            }
            case 7 -> {
                life.replacementOf(target, replacement(target.data()));
                life.after(DAYS).replacementOf(target, replacement(target.data()));
                life.after(DAYS);
                life.voidOf(life.chance(50) ? target : any());
            }
            case 8 -> life.replacementOf(target, otherType(target.data()));
            default -> {
                // A correction that reaches for a later one.
                life.after(DAYS);
                Event later = life.voidOf(target);
                life.before(DAYS.multipliedBy(2)).voidOf(later);
            }
        }
    }

    private Event any() {
        return life.events().get(life.random.nextInt(life.events().size()));
    }

    /** Other data of the same type; where a type has nothing to change, the same once more. */
    private EventData replacement(EventData data) {
        return switch (data) {
            case DossierEvent dossier -> dossierReplacement(dossier);
            case ServiceEvent service -> serviceReplacement(service);
            case PaymentEvent.Requested requested -> new PaymentEvent.Requested(
                    requested.feeId(), requested.amount().add(BigDecimal.TEN), "VND");
            case PaymentEvent.Succeeded succeeded -> new PaymentEvent.Succeeded(
                    succeeded.paymentId(), null, succeeded.amount().add(BigDecimal.TEN), "VND", succeeded.mode());
            case Correction ignored -> new DossierEvent.StepCompleted("never a correction");
            default -> data;
        };
    }

    private DossierEvent dossierReplacement(DossierEvent data) {
        return switch (data) {
            case DossierEvent.Submitted submitted -> new DossierEvent.Submitted(
                    GeneratedDossier.anyUnit(life), submitted.procedure(), DossierEvent.Channel.ONLINE);
            case DossierEvent.Accepted accepted -> new DossierEvent.Accepted(
                    GeneratedDossier.anyUnit(life),
                    accepted.procedure(),
                    accepted.channel(),
                    life.local(life.now()).plusDays(3),
                    null,
                    null);
            case DossierEvent.Transferred ignored -> new DossierEvent.Transferred("924");
            case DossierEvent.Paused ignored -> new DossierEvent.Paused(life.oneOf(DossierEvent.PauseCause.values()));
            case DossierEvent.Supplemented ignored -> new DossierEvent.Supplemented(life.local(life.now()));
            case DossierEvent.Superseded ignored -> new DossierEvent.Superseded(life.subject + "C");
            case DossierEvent.Forwarded forwarded -> new DossierEvent.Forwarded(
                    "924", forwarded.step(), life.local(life.now()), true);
            case DossierEvent.Digitised ignored -> new DossierEvent.Digitised(5, 0, 1, null, null);
            case DossierEvent.Synchronised ignored -> new DossierEvent.Synchronised("dvcqg", life.chance(50));
            case DossierEvent.Resolved resolved -> new DossierEvent.Resolved(resolved.outcome(), true, life.chance(50));
            case DossierEvent.Rated ignored -> new DossierEvent.Rated(null, life.chance(50));
            default -> data;
        };
    }

    private ServiceEvent serviceReplacement(ServiceEvent data) {
        return switch (data) {
            case ServiceEvent.TicketTaken ignored -> new ServiceEvent.TicketTaken("925", null);
            case ServiceEvent.FeedbackReceived ignored -> new ServiceEvent.FeedbackReceived(
                    "925", ServiceEvent.FeedbackKind.STAFF);
            case ServiceEvent.FeedbackRated rated -> new ServiceEvent.FeedbackRated(!rated.liked());
            case ServiceEvent.OutageStarted started -> new ServiceEvent.OutageStarted("925", started.component());
            case ServiceEvent.PlanTaskUpdated updated -> new ServiceEvent.PlanTaskUpdated(
                    updated.plan(), "925", ServiceEvent.PlanStatus.DONE);
            case ServiceEvent.IndicatorPublished old -> new ServiceEvent.IndicatorPublished(
                    old.unit(), old.indicator(), old.period(), new BigDecimal("12.5"), old.source());
            default -> data;
        };
    }

    private static EventData otherType(EventData data) {
        return data instanceof DossierEvent.StepCompleted
                ? new ServiceEvent.TicketTaken("916", null)
                : new DossierEvent.StepCompleted("a step and nothing else");
    }
}
