package city.ioc.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Fees and payments of one case so far; amounts in 10⁻⁴ of the profile's currency. */
final class PaymentBook {
    private static final Set<String> ONLINE_MODES = Set.of("NATIONAL_PORTAL", "LOCAL_GATEWAY");

    private final Map<String, Long> fees = new HashMap<>();
    private final Map<String, Long> successes = new HashMap<>();
    private final Map<String, String> modes = new HashMap<>();
    private final Map<String, Long> refunds = new HashMap<>();

    /** Takes a payment event in and tells by how much {@code amount-paid} changes. */
    long take(OracleEvent event) {
        String payment = event.text("paymentId");
        switch (event.type()) {
            case "payment.requested" -> fees.put(event.text("feeId"), event.amount());
            case "payment.succeeded" -> {
                long before = successes.getOrDefault(payment, 0L);
                successes.put(payment, event.amount());
                modes.put(payment, event.text("mode"));
                return event.amount() - before;
            }
            case "payment.refunded" -> {
                refunds.merge(payment, event.amount(), Long::sum);
                return -event.amount();
            }
            default -> { /* a failed payment changes nothing */ }
        }
        return 0;
    }

    long fees() {
        return sum(fees);
    }

    long paid() {
        return sum(successes) - sum(refunds);
    }

    boolean anySuccess() {
        return !successes.isEmpty();
    }

    boolean anyOnline() {
        for (Map.Entry<String, Long> success : successes.entrySet()) {
            String payment = success.getKey();
            if (ONLINE_MODES.contains(modes.get(payment))
                    && success.getValue() > refunds.getOrDefault(payment, 0L)) {
                return true;
            }
        }
        return false;
    }

    private static long sum(Map<String, Long> amounts) {
        long sum = 0;
        for (long amount : amounts.values()) {
            sum += amount;
        }
        return sum;
    }
}
