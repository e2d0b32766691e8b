package city.ioc.core;

import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.State;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.events.PaymentEvent;
import city.ioc.kpi.Measure;
import java.util.List;

/** A dossier whose acceptance is not known: still submitted, refused, withdrawn, or an orphan. Used once. */
final class UnacceptedDossier {
    private final Contribution contribution;
    private final String currency;
    private final Payments payments = new Payments();
    private DossierEvent.Submitted submission;
    private Long submittedAt;
    private Long orphanSince;
    private State state = State.SUBMITTED;
    private long secondSubmissions;

    UnacceptedDossier(Contribution contribution, String currency) {
        this.contribution = contribution;
        this.currency = currency;
    }

    Dossier fold(List<Event> events) {
        events.forEach(this::apply);
        if (orphanSince != null) {
            state = State.ORPHAN;
            contribution.add(
                    submission == null ? Fact.UNKNOWN_UNIT : submission.unit(), Measure.ORPHANS, orphanSince, 1);
        } else if (secondSubmissions > 0) {
            events.stream()
                    .filter(event -> event.data() instanceof DossierEvent.Submitted)
                    .skip(1)
                    .forEach(event -> contribution.irregular(Fact.UNKNOWN_UNIT, event));
        }
        return new Dossier(
                state,
                null,
                null,
                submission == null ? null : submission.procedure(),
                submission == null ? Channel.DESK : submission.channel(),
                submittedAt,
                null,
                null,
                null,
                List.of(),
                payments.fees(),
                payments.paid(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private void apply(Event event) {
        switch (event.data()) {
            case DossierEvent.Submitted first when submission == null -> {
                submission = first;
                submittedAt = event.timeMillis();
            }
            case DossierEvent.Submitted again -> {
                secondSubmissions++;
                state = State.SUBMITTED;
            }
            case DossierEvent.Refused refused -> state = State.REFUSED;
            case DossierEvent.Withdrawn withdrawn -> state = State.WITHDRAWN;
            default -> {
                orphanSince = orphanSince == null ? Long.valueOf(event.timeMillis()) : orphanSince;
                if (event.data() instanceof PaymentEvent payment) {
                    pay(payment, event);
                }
            }
        }
    }

    private void pay(PaymentEvent payment, Event event) {
        if (!Payments.currency(payment).equals(currency)) {
            contribution.irregular(Fact.UNKNOWN_UNIT, event);
            return;
        }
        long change = payments.apply(payment);
        if (change != 0) {
            contribution.add(Fact.UNKNOWN_UNIT, Measure.AMOUNT_PAID, event.timeMillis(), change);
        }
    }
}
