package city.ioc.standalone.pipeline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;

/** Every KPI that comes with the project, written out by hand from the page of KPIs, without reading a formula. */
final class PlainKpis {
    private static final MathContext DIGITS = new MathContext(20);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /**
     * What a KPI is counted from.
     *
     * @param numerator null when there is nothing to take a percentile of, or it is not known
     * @param denominator null when it has none, or it is not known
     */
    record Parts(BigDecimal numerator, BigDecimal denominator) {

        /** Null when it is not known. */
        BigDecimal value() {
            if (denominator == null) {
                return numerator;
            }
            return denominator.signum() == 0 ? null : numerator.divide(denominator, DIGITS);
        }
    }

    /** Those whose numerator has what stands at the end of the period. */
    private static final Set<String> STAND = Set.of(
            "dossiers.open", "dossiers.overdue", "dossiers.on-time", "dossiers.inter-agency", "dossiers.step-overdue",
            "dossiers.not-collected", "acceptance.on-time", "acceptance.overdue", "tickets.waiting", "feedback.open",
            "feedback.on-time", "service.outages-open", "plan.done-share", "check.load");

    /** Those whose denominator has. */
    private static final Set<String> STAND_BELOW =
            Set.of("dossiers.on-time", "acceptance.on-time", "feedback.on-time", "plan.done-share");

    private PlainKpis() {}

    /** Whether a KPI has a meaning in a window of minutes. */
    static boolean hasWindow(String id) {
        return !id.startsWith("satisfaction.");
    }

    /** Whether it is of dossiers alone, which have a channel. */
    static boolean hasChannel(String id) {
        return !id.matches("(tickets|feedback|service|plan)\\..*");
    }

    /** What stands is not known where nothing at all is known of the unit by then. */
    static Parts of(String id, int version, PlainSums sums) {
        Parts parts = counted(id, version, sums);
        return sums.isHeardOf()
                ? parts
                : new Parts(
                        STAND.contains(id) ? null : parts.numerator(), STAND_BELOW.contains(id) ? null : parts.denominator());
    }

    private static Parts counted(String id, int version, PlainSums sums) {
        return switch (id) {
            case "dossiers.received" -> count(sums.of("received"));
            case "dossiers.resolved" -> count(sums.of("resolved"));
            case "dossiers.withdrawn" -> count(sums.of("withdrawn"));
            case "dossiers.open" -> count(sums.of("open"));
            case "dossiers.overdue" -> count(sums.of("overdue"));
            case "dossiers.resolved-on-time" -> share(sums.of("resolved-on-time"), sums.of("resolved-with-due"));
            case "dossiers.on-time" -> share(
                    sums.of("resolved-on-time") + sums.of("open-with-due") - sums.of("overdue"),
                    sums.of("resolved-with-due") + sums.of("open-with-due"));
            case "dossiers.online-share" -> share(sums.of("received-online"), sums.of("received"));
            case "dossiers.processing-time.p50" -> rank(sums.processing(), 50);
            case "dossiers.processing-time.p90" -> rank(sums.processing(), 90);
            case "dossiers.processing-time.p95" -> rank(sums.processing(), 95);
            case "dossiers.processing-time.mean" -> mean(sums.processing());
            case "dossiers.online-in-full-share" -> share(sums.of("online-in-full"), sums.of("received"));
            case "dossiers.inter-agency" -> count(sums.of("inter-agency"));
            case "dossiers.step-overdue" -> count(sums.of("step-overdue"));
            case "dossiers.not-collected" -> count(sums.of("not-collected"));
            case "dossiers.supplement-ratio" -> share(sums.of("supplements-requested"), sums.of("received"));
            case "acceptance.on-time" -> share(
                    sums.of("acceptance-on-time") + sums.of("acceptance-waiting") - sums.of("acceptance-overdue"),
                    sums.of("acceptance-answered") + sums.of("acceptance-waiting"));
            case "acceptance.overdue" -> count(sums.of("acceptance-overdue"));
            case "tickets.waiting" -> count(sums.of("tickets-waiting"));
            case "tickets.waiting-time.p50" -> rank(sums.waiting(), 50);
            case "tickets.waiting-time.p90" -> rank(sums.waiting(), 90);
            case "tickets.waiting-time.p95" -> rank(sums.waiting(), 95);
            case "tickets.waiting-time.mean" -> mean(sums.waiting());
            case "payments.paid-share" -> share(sums.of("paid-in-full"), sums.of("with-fee"));
            case "payments.with-payment-share" -> share(sums.of("with-payment"), sums.of("with-fee"));
            case "payments.online-share" -> share(sums.of("paid-online"), sums.of("with-fee"));
            case "payments.amount" -> new Parts(BigDecimal.valueOf(sums.of("amount-paid"), 4), null);
            case "satisfaction.score" -> share(sums.of("satisfied"), sums.of("rated"));
            case "satisfaction.rated-share" -> share(sums.of("rated"), sums.of("resolved"));
            case "feedback.received" -> count(sums.of("feedback-received"));
            case "feedback.open" -> count(sums.of("feedback-open"));
            case "feedback.on-time" -> share(
                    sums.of("feedback-on-time") + sums.of("feedback-open") - sums.of("feedback-overdue"),
                    sums.of("feedback-answered") + sums.of("feedback-refused") + sums.of("feedback-open"));
            case "feedback.satisfaction" -> share(
                    sums.of("feedback-received") - sums.of("feedback-unsatisfactory"), sums.of("feedback-received"));
            case "digitisation.components" -> share(sums.of("digitised"), sums.of("received"));
            case "digitisation.in-full" -> share(sums.of("digitised-in-full"), sums.of("received"));
            case "digitisation.reused" -> share(sums.of("reused"), sums.of("received"));
            case "digitisation.connected" -> share(sums.of("connected"), sums.of("received"));
            case "digitisation.population-data" -> share(sums.of("population-data"), sums.of("received"));
            case "digitisation.electronic-result" -> share(sums.of("result-electronic"), sums.of("result-required"));
            case "digitisation.synchronised" -> share(sums.of("synchronised"), sums.of("received"));
            case "service.availability" -> share(sums.of("health-ok"), sums.of("health-samples"));
            case "service.latency.mean" -> seconds(sums.of("health-latency"), sums.of("health-samples"));
            case "service.outages-open" -> count(sums.of("outages-open"));
            case "service.outages" -> count(sums.of("outages-started"));
            case "service.outage-duration.mean" -> seconds(sums.of("outage-duration"), sums.of("outages-ended"));
            case "plan.done-share" -> share(sums.of("plan-tasks-done"), sums.of("plan-tasks"));
            case "check.load" -> version == 1
                    ? count(sums.of("received") + 2 * sums.of("open"))
                    : share(Math.max(sums.of("overdue"), sums.of("resolved")), sums.procedures());
            default -> throw new IllegalArgumentException("write " + id + " out by hand");
        };
    }

    private static Parts count(long count) {
        return new Parts(BigDecimal.valueOf(count), null);
    }

    private static Parts share(long numerator, long denominator) {
        return new Parts(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    private static Parts seconds(long millis, long count) {
        return new Parts(BigDecimal.valueOf(millis).divide(THOUSAND), BigDecimal.valueOf(count));
    }

    /** The smallest that at least so many in a hundred do not exceed, in seconds. */
    private static Parts rank(List<Long> millis, int percent) {
        if (millis.isEmpty()) {
            return new Parts(null, null);
        }
        List<Long> ascending = millis.stream().sorted().toList();
        int rank = 1;
        while (rank * 100L < (long) percent * ascending.size()) {
            rank++;
        }
        return new Parts(BigDecimal.valueOf(ascending.get(rank - 1)).divide(THOUSAND), null);
    }

    private static Parts mean(List<Long> millis) {
        if (millis.isEmpty()) {
            return new Parts(null, null);
        }
        BigDecimal sum = millis.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Parts(sum.divide(THOUSAND.multiply(BigDecimal.valueOf(millis.size())), DIGITS), null);
    }
}
