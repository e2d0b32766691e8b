package city.ioc.producers.simulator;

import city.ioc.events.PaymentEvent;
import city.ioc.events.PaymentEvent.Mode;
import java.math.BigDecimal;

/** The fee of a dossier and what becomes of it. */
final class FeePart {
    /** How likely someone who did not submit online pays online, compared with someone who did. */
    private static final double ONLINE_AFTER_DESK = 0.2;

    private final Dossier dossier;
    private final Dice dice;
    private final String currency;

    FeePart(Dossier dossier, String currency) {
        this.dossier = dossier;
        this.dice = dossier.dice();
        this.currency = currency;
    }

    /** Asks for the fee now. Gives the moment at which it is paid; {@link Dossier#NEVER} when it is not, or there is none. */
    long request() {
        SimulationRules.Fees rules = dossier.rules().fees();
        if (!dossier.procedure().fee() || dice.chance(rules.exempt())) {
            return Dossier.NEVER;
        }
        BigDecimal amount = rules.of(dossier.procedure().code());
        if (dossier.isQuick()) {
            amount = amount.multiply(BigDecimal.valueOf(dice.between(1, 5)));
        }
        String feeId = dossier.log().caseId() + "-F1";
        dossier.desk(new PaymentEvent.Requested(feeId, amount, currency));
        boolean online = dice.chance(onlineChance());
        if (!online && dice.chance(rules.unpaid())) {
            return Dossier.NEVER;
        }
        return online ? payOnline(feeId, amount) : payOtherwise(feeId, amount);
    }

    private double onlineChance() {
        double submitted = dossier.agency().online();
        double scale = dossier.agency().paidOnline() / (submitted + (1 - submitted) * ONLINE_AFTER_DESK);
        return Math.min(0.97, dossier.isOnline() ? scale : scale * ONLINE_AFTER_DESK);
    }

    private long payOnline(String feeId, BigDecimal amount) {
        SimulationRules.Fees rules = dossier.rules().fees();
        double minutes = dice.chance(0.9) ? 2 + dice.exponential(40) : dice.between(600, 2_500);
        long at = dossier.portalAnswers(dossier.now() + (long) (minutes * Dossier.MINUTE));
        Mode mode = dice.chance(rules.nationalPortal()) ? Mode.NATIONAL_PORTAL : Mode.LOCAL_GATEWAY;
        if (dice.chance(rules.failed())) {
            dossier.log().portal(at, new PaymentEvent.Failed(feeId + "-P0", feeId, amount, currency, mode));
            at += dice.between(2, 20) * Dossier.MINUTE;
        }
        String paymentId = feeId + "-P1";
        dossier.log().portal(at, new PaymentEvent.Succeeded(paymentId, feeId, amount, currency, mode));
        if (dice.chance(rules.refunded())) {
            long later = at + dice.between(2, 12) * Dossier.DAY;
            dossier.log().portal(later, new PaymentEvent.Refunded(paymentId, feeId, amount, currency, mode));
        }
        return at;
    }

    private long payOtherwise(String feeId, BigDecimal amount) {
        boolean cash = dice.chance(0.75);
        long wait = dossier.isOnline() ? (long) (dice.exponential(5) * Dossier.HOUR) : dice.between(2, 8) * Dossier.MINUTE;
        long at = dossier.calendar().add(dossier.calendar().nextWorkingInstant(dossier.now()), Dossier.MINUTE + wait);
        dossier.log().desk(
                dossier.agency(),
                at,
                new PaymentEvent.Succeeded(feeId + "-P1", feeId, amount, currency, cash ? Mode.CASH : Mode.BANK));
        return at;
    }
}
