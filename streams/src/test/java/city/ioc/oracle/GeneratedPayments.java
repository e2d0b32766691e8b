package city.ioc.oracle;

import city.ioc.events.PaymentEvent;
import java.math.BigDecimal;
import java.time.Duration;

/** Fees and payments of a generated case: repeated, refunded in part or too much, failed, in another currency. */
final class GeneratedPayments {
    private static final Duration HOURS = Duration.ofHours(30);

    private final GeneratedCase life;
    private int fees;
    private int payments;

    GeneratedPayments(GeneratedCase life) {
        this.life = life;
    }

    void pay() {
        BigDecimal amount = amount();
        if (life.chance(85)) {
            request(life.chance(80) ? ++fees : Math.max(1, fees), amount);
        }
        if (life.chance(15)) {
            life.after(HOURS);
            request(Math.max(1, fees), life.chance(20) ? BigDecimal.ZERO : amount());
        }
        life.after(HOURS);
        String payment = "P" + ++payments;
        if (life.chance(20)) {
            life.add(new PaymentEvent.Failed(payment, null, amount, currency(), mode()));
            life.after(HOURS);
        }
        if (life.chance(88)) {
            succeed(payment, life.chance(85) ? amount : amount());
        }
        if (life.chance(15)) {
            life.after(HOURS);
            succeed(payment, life.chance(50) ? amount : amount());
        }
        if (life.chance(20)) {
            life.after(HOURS);
            refund(payment, life.chance(50) ? amount : amount.divide(BigDecimal.valueOf(2)));
            if (life.chance(30)) {
                life.after(HOURS);
                refund(payment, amount.divide(BigDecimal.valueOf(2)));
            }
        }
        if (life.chance(3)) {
            refund("P" + (payments + 50), amount);
        }
    }

    private void request(int fee, BigDecimal amount) {
        life.add(new PaymentEvent.Requested("F" + fee, amount, currency()));
    }

    private void succeed(String payment, BigDecimal amount) {
        life.add(new PaymentEvent.Succeeded(payment, fees == 0 ? null : "F" + fees, amount, currency(), mode()));
    }

    private void refund(String payment, BigDecimal amount) {
        life.add(new PaymentEvent.Refunded(payment, null, amount, currency(), mode()));
    }

    private BigDecimal amount() {
        BigDecimal whole = BigDecimal.valueOf(1_000L * (1 + life.random.nextInt(12)));
        return life.chance(10) ? whole.add(new BigDecimal("0.25")) : whole;
    }

    private String currency() {
        return life.chance(96) ? "VND" : "USD";
    }

    private PaymentEvent.Mode mode() {
        return life.oneOf(PaymentEvent.Mode.values());
    }
}
