package city.ioc.core;

import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.CaseSummary.Ticket;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import city.ioc.profile.FoldRules;
import java.util.List;

/**
 * The fold: what a case is and contributes, as a pure function of the set of its events under one profile's rules. It accepts
 * any set; what makes no sense is counted as irregular. Immutable and safe for use by several threads.
 */
public final class CaseFold {
    /** Raised whenever the same events would give other facts; part of the generation. */
    public static final int VERSION = 1;

    private static final Dossier SUPERSEDED =
            new Dossier(State.SUPERSEDED, null, null, null, null, null, null, null, null, List.of(), 0, 0);

    private final Folding folding;

    public CaseFold(FoldRules rules) {
        this.folding = Folding.of(rules);
    }

    /** @param caseId record key of the case */
    public CaseSummary fold(String caseId, CaseEvents delivered) {
        EffectiveEvents effective = EffectiveEvents.of(delivered);
        Contribution contribution = new Contribution(folding.days());
        List<Event> dossierEvents = only(effective.events(), DossierEvent.class, PaymentEvent.class);
        if (dossierEvents.stream().anyMatch(event -> isSupersededElsewhere(caseId, event))) {
            return new CaseSummary(SUPERSEDED, null, delivered.size(), 0, List.of());
        }
        Event acceptance = firstAcceptance(dossierEvents);
        String unit = acceptance == null ? Fact.UNKNOWN_UNIT : ((DossierEvent.Accepted) acceptance.data()).unit();
        effective.irregularCorrections().forEach(event -> contribution.irregular(unit, event.timeMillis()));
        Dossier dossier = foldDossier(dossierEvents, acceptance, contribution);
        Ticket ticket = foldTicket(effective.events(), contribution);
        return new CaseSummary(
                dossier, ticket, delivered.size(), contribution.irregularCount(), contribution.facts());
    }

    private Dossier foldDossier(List<Event> events, Event acceptance, Contribution contribution) {
        if (events.isEmpty()) {
            return null;
        }
        return acceptance == null
                ? new UnacceptedDossier(contribution, folding.rules().currency()).fold(events)
                : new DossierFold(folding, contribution, acceptance).fold(events);
    }

    private static Ticket foldTicket(List<Event> events, Contribution contribution) {
        List<Event> tickets = events.stream().filter(CaseFold::isTicket).toList();
        return tickets.isEmpty() ? null : new TicketFold(contribution).fold(tickets);
    }

    private static boolean isTicket(Event event) {
        return event.data() instanceof ServiceEvent.TicketTaken
                || event.data() instanceof ServiceEvent.TicketCalled
                || event.data() instanceof ServiceEvent.TicketServed
                || event.data() instanceof ServiceEvent.TicketAbandoned;
    }

    private static Event firstAcceptance(List<Event> events) {
        return events.stream()
                .filter(event -> event.data() instanceof DossierEvent.Accepted)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSupersededElsewhere(String caseId, Event event) {
        return event.data() instanceof DossierEvent.Superseded superseded
                && !superseded.by().equals(caseId);
    }

    private static List<Event> only(List<Event> events, Class<?> kind, Class<?> otherKind) {
        for (Event event : events) {
            if (!kind.isInstance(event.data()) && !otherKind.isInstance(event.data())) {
                return events.stream()
                        .filter(e -> kind.isInstance(e.data()) || otherKind.isInstance(e.data()))
                        .toList();
            }
        }
        return events;
    }
}
