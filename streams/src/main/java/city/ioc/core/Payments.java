package city.ioc.core;

import city.ioc.events.PaymentEvent;
import city.ioc.events.Range;
import city.ioc.kpi.Measure;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Fees of one dossier and what was paid for them, in units of 10^-4 of the currency. */
final class Payments {
    private final Map<String, Long> fees = new HashMap<>();
    private final Map<String, Payment> payments = new HashMap<>();
    private long feeTotal;
    private long paidTotal;

    /** One {@code paymentId}: the latest success and all refunds. */
    private static final class Payment {
        private boolean succeeded;
        private boolean online;
        private long amount;
        private long refunded;

        boolean isOnline() {
            return online && amount > refunded;
        }
    }

    /** @return what the event adds to the money paid; negative for a refund */
    long apply(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Requested requested -> {
                long amount = scaled(requested.amount());
                Long before = fees.put(requested.feeId(), amount);
                feeTotal += amount - (before == null ? 0 : before);
                yield 0;
            }
            case PaymentEvent.Succeeded succeeded -> {
                Payment payment = payment(succeeded.paymentId());
                long amount = scaled(succeeded.amount());
                long change = amount - payment.amount;
                payment.succeeded = true;
                payment.online = succeeded.mode().online();
                payment.amount = amount;
                paidTotal += change;
                yield change;
            }
            case PaymentEvent.Refunded refunded -> {
                long amount = scaled(refunded.amount());
                payment(refunded.paymentId()).refunded += amount;
                paidTotal -= amount;
                yield -amount;
            }
            case PaymentEvent.Failed failed -> 0;
        };
    }

    private Payment payment(String id) {
        return payments.computeIfAbsent(id, key -> new Payment());
    }

    private static long scaled(BigDecimal amount) {
        return amount.movePointRight(Range.AMOUNT_DECIMALS).longValueExact();
    }

    static String currency(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Requested requested -> requested.currency();
            case PaymentEvent.Succeeded succeeded -> succeeded.currency();
            case PaymentEvent.Refunded refunded -> refunded.currency();
            case PaymentEvent.Failed failed -> failed.currency();
        };
    }

    long fees() {
        return feeTotal;
    }

    long paid() {
        return paidTotal;
    }

    void settle(Standings standings, long at) {
        boolean fee = feeTotal > 0;
        standings.set(Measure.WITH_FEE, fee, at);
        standings.set(Measure.PAID_IN_FULL, fee && paidTotal >= feeTotal, at);
        standings.set(Measure.WITH_PAYMENT, fee && payments.values().stream().anyMatch(payment -> payment.succeeded), at);
        standings.set(Measure.PAID_ONLINE, fee && payments.values().stream().anyMatch(Payment::isOnline), at);
    }
}
