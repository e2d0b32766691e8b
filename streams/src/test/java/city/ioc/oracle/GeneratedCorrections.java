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
            case DossierEvent.Accepted accepted -> new DossierEvent.Accepted(
                    GeneratedDossier.UNITS.get(life.random.nextInt(GeneratedDossier.UNITS.size())),
                    accepted.procedure(),
                    accepted.channel(),
                    life.local(life.now()).plusDays(3),
                    null,
                    null);
            case DossierEvent.Transferred ignored -> new DossierEvent.Transferred("924");
            case DossierEvent.Paused ignored -> new DossierEvent.Paused(life.oneOf(DossierEvent.PauseCause.values()));
            case DossierEvent.Supplemented ignored -> new DossierEvent.Supplemented(life.local(life.now()));
            case DossierEvent.Superseded ignored -> new DossierEvent.Superseded(life.subject + "C");
            case PaymentEvent.Requested requested -> new PaymentEvent.Requested(
                    requested.feeId(), requested.amount().add(BigDecimal.TEN), "VND");
            case PaymentEvent.Succeeded succeeded -> new PaymentEvent.Succeeded(
                    succeeded.paymentId(), null, succeeded.amount().add(BigDecimal.TEN), "VND", succeeded.mode());
            case ServiceEvent.TicketTaken ignored -> new ServiceEvent.TicketTaken("925", null);
            case Correction ignored -> new DossierEvent.StepCompleted("never a correction");
            default -> data;
        };
    }

    private static EventData otherType(EventData data) {
        return data instanceof DossierEvent.StepCompleted
                ? new ServiceEvent.TicketTaken("916", null)
                : new DossierEvent.StepCompleted("a step and nothing else");
    }
}
