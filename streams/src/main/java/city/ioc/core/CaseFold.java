package city.ioc.core;

import city.ioc.calendar.Calendars;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.Indicator;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import city.ioc.profile.FoldRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fold: what a case is and contributes, as a pure function of the set of its events under one profile's rules. It accepts
 * any set; what makes no sense is counted as irregular. Immutable and safe for use by several threads.
 */
public final class CaseFold {
    /** Raised whenever the same events would give another summary; part of the generation. */
    public static final int VERSION = 7;

    private final Folding folding;

    public CaseFold(FoldRules rules) {
        this(rules, 0);
    }

    /** @param dueShift by how many local days every due of a dossier and of its steps is moved: what would be if it were */
    public CaseFold(FoldRules rules, int dueShift) {
        this.folding = Folding.of(rules, dueShift);
    }

    /** By which it counts working time. */
    public Calendars calendars() {
        return folding.calendars();
    }

    Folding folding() {
        return folding;
    }

    /** @param caseId record key of the case */
    public CaseSummary fold(String caseId, CaseEvents delivered) {
        return fold(caseId, delivered, EffectiveEvents.of(delivered), new Contribution(folding.days()));
    }

    /** @param contribution takes what the case contributes, unless it is superseded */
    CaseSummary fold(String caseId, CaseEvents delivered, EffectiveEvents effective, Contribution contribution) {
        if (isSuperseded(caseId, effective.events())) {
            return CaseSummary.superseded(delivered.size());
        }
        Episodes episodes = new Episodes(folding);
        Map<CaseKind, List<Event>> byKind = CaseKind.split(effective.events());
        List<Event> actions = byKind.getOrDefault(CaseKind.OPERATOR_ACTION, List.of());
        Optional<Event> acceptance = First.of(effective.events(), DossierEvent.Accepted.class);
        String unit = acceptance
                .map(event -> ((DossierEvent.Accepted) event.data()).unit())
                .orElse(Fact.UNKNOWN_UNIT);
        effective.irregularCorrections().forEach(event -> contribution.irregular(unit, event));
        actions.forEach(event -> contribution.add(unit, Measure.OPERATOR_ACTIONS, event.timeMillis(), 1));
        return new CaseSummary(
                of(byKind, CaseKind.DOSSIER, events -> dossier(events, acceptance, contribution, episodes)),
                of(byKind, CaseKind.TICKET, events -> TicketFold.fold(contribution, events)),
                of(byKind, CaseKind.FEEDBACK, events -> FeedbackFold.fold(folding, contribution, episodes, events)),
                of(byKind, CaseKind.OUTAGE, events -> OutageFold.fold(folding, contribution, episodes, events)),
                of(byKind, CaseKind.PLAN_TASK, events -> PlanTaskFold.fold(contribution, events)),
                indicators(byKind.getOrDefault(CaseKind.INDICATOR, List.of()), contribution),
                actions.size(),
                delivered.size(),
                contribution.irregular().size(),
                contribution.facts(),
                episodes.all());
    }

    /** Null where there are no events of the kind. */
    private static <T> T of(Map<CaseKind, List<Event>> byKind, CaseKind kind, Function<List<Event>, T> fold) {
        List<Event> events = byKind.get(kind);
        return events == null ? null : fold.apply(events);
    }

    private Dossier dossier(
            List<Event> events, Optional<Event> acceptance, Contribution contribution, Episodes episodes) {
        new AcceptanceClock(folding, contribution, episodes).fold(events);
        return acceptance.isPresent()
                ? new DossierFold(folding, contribution, episodes, acceptance.get(), events).fold()
                : new UnacceptedDossier(contribution, folding.rules().currency()).fold(events);
    }

    private static List<Indicator> indicators(List<Event> events, Contribution contribution) {
        List<Indicator> indicators = new ArrayList<>(events.size());
        for (Event event : events) {
            ServiceEvent.IndicatorPublished figure = (ServiceEvent.IndicatorPublished) event.data();
            contribution.add(figure.unit(), Measure.INDICATORS_PUBLISHED, event.timeMillis(), 1);
            indicators.add(new Indicator(
                    event.timeMillis(),
                    figure.unit(),
                    figure.indicator(),
                    figure.period(),
                    figure.value(),
                    figure.source()));
        }
        return indicators;
    }

    /** Whether the case is counted under another one. */
    static boolean isSuperseded(String caseId, List<Event> events) {
        return events.stream().anyMatch(event -> isSupersededElsewhere(caseId, event));
    }

    private static boolean isSupersededElsewhere(String caseId, Event event) {
        return event.data() instanceof DossierEvent.Superseded superseded
                && !superseded.by().equals(caseId);
    }
}
