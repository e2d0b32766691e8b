package city.ioc.oracle;

import city.ioc.oracle.EpisodeBook.Stretch;
import java.time.Instant;
import java.util.List;

import static city.ioc.oracle.CaseResult.EndKind.WITHDRAWN;

/** The dossier of a case after its walk; exactly one of {@code unaccepted} and {@code accepted} is there, and
 * {@code acceptanceOverdue} where its acceptance came too late or never. */
record DossierPart(
        List<OracleEvent> own,
        OracleEvent submission,
        String channel,
        UnacceptedWalk unaccepted,
        DossierWalk accepted,
        Stretch acceptanceOverdue) {

    String acceptingUnit() {
        return accepted == null ? BatchOracle.UNKNOWN_UNIT : accepted.acceptance.text("unit");
    }

    long irregular() {
        return accepted == null ? unaccepted.irregular : accepted.irregular;
    }

    /** While a rule about dossiers holds. */
    List<Stretch> stretches(OracleRule rule) {
        if (rule.kind().equals("ACCEPTANCE_OVERDUE")) {
            return acceptanceOverdue == null ? List.of() : List.of(acceptanceOverdue);
        }
        return accepted == null ? List.of() : accepted.episodes.stretches(rule);
    }

    CaseResult toResult(long irregular, int events, ServiceWalks services, List<CaseResult.Episode> episodes) {
        TicketWalk ticket = services.ticket == null || services.ticket.taken == null ? null : services.ticket;
        PaymentBook payments = accepted == null ? unaccepted.payments : accepted.payments;
        OracleEvent origin = accepted == null ? submission : accepted.acceptance;
        return new CaseResult(
                state(),
                accepted == null ? null : accepted.owner,
                accepted == null ? null : accepted.handler,
                origin == null ? null : origin.text("procedure"),
                own.isEmpty() ? null : channel,
                submission == null ? null : Instant.ofEpochMilli(submission.time()),
                accepted == null ? null : Instant.ofEpochMilli(accepted.acceptance.time()),
                accepted == null || accepted.clock.due() == null ? null : Instant.ofEpochMilli(accepted.clock.due()),
                accepted == null ? List.of() : List.copyOf(accepted.ends),
                payments.fees(),
                payments.paid(),
                irregular,
                events,
                ticket == null ? null : ticket.unit,
                ticket == null ? null : Instant.ofEpochMilli(ticket.taken),
                ticket == null ? null : ticket.waiting,
                accepted == null ? List.of() : accepted.clock.pauses(),
                accepted == null ? List.of() : accepted.steps.all(),
                services.feedback == null ? null : services.feedback.result(),
                services.outage == null ? null : services.outage.result(),
                services.planTask,
                List.copyOf(services.indicators),
                services.actions,
                episodes);
    }

    private CaseResult.State state() {
        if (accepted == null) {
            return unaccepted.state;
        }
        if (accepted.open) {
            return accepted.clock.stands() ? CaseResult.State.PAUSED : CaseResult.State.PROCESSING;
        }
        if (accepted.ends.get(accepted.ends.size() - 1).kind() == WITHDRAWN) {
            return CaseResult.State.WITHDRAWN;
        }
        return accepted.handedOver ? CaseResult.State.RETURNED : CaseResult.State.RESOLVED;
    }
}
