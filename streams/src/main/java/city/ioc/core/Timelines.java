package city.ioc.core;

import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.Timeline.Effect;
import city.ioc.core.Timeline.Entry;
import city.ioc.core.Timeline.Standing;
import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.Event.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells cases event by event. Immutable and safe for use by several threads. */
public final class Timelines {
    private final CaseFold fold;

    public Timelines(CaseFold fold) {
        this.fold = fold;
    }

    /**
     * The timeline of a case. Corrections count from the beginning, as they do in every figure; the standing after an event comes of
     * it and of those before it alone.
     *
     * @param caseId record key of the case
     */
    public Timeline of(String caseId, CaseEvents delivered) {
        EffectiveEvents effective = EffectiveEvents.of(delivered);
        Contribution contribution = new Contribution(fold.folding().days());
        CaseSummary summary = fold.fold(caseId, delivered, effective, contribution);
        Telling telling = new Telling(caseId, effective, contribution.irregular());
        List<Entry> entries = new ArrayList<>(delivered.size());
        delivered.events().forEach(event -> entries.add(telling.entry(event)));
        Dossier dossier = summary.dossier();
        return new Timeline(entries, dossier == null ? List.of() : dossier.pauses());
    }

    /** One case while it is told, its events in case order. */
    private final class Telling {
        private final String caseId;
        private final boolean superseded;
        private final Map<Identity, Event> effective = new HashMap<>();
        private final Map<Identity, Event> deciding;
        private final Set<Identity> decisive;
        private final Set<Identity> irregular;
        private final List<Event> soFar = new ArrayList<>();

        Telling(String caseId, EffectiveEvents effective, List<Event> irregular) {
            this.caseId = caseId;
            this.superseded = CaseFold.isSuperseded(caseId, effective.events());
            effective.events().forEach(event -> this.effective.put(event.identity(), event));
            this.deciding = effective.deciding();
            this.decisive = identities(deciding.values());
            this.irregular = new HashSet<>(identities(irregular));
            this.irregular.addAll(identities(effective.irregularCorrections()));
        }

        private static Set<Identity> identities(Iterable<Event> events) {
            Set<Identity> identities = new HashSet<>();
            events.forEach(event -> identities.add(event.identity()));
            return identities;
        }

        Entry entry(Event event) {
            Event counted = effective.get(event.identity());
            if (counted != null) {
                soFar.add(counted);
            }
            Event correction = deciding.get(event.identity());
            return new Entry(
                    event,
                    effect(event),
                    correction == null ? null : correction.identity(),
                    counted == null || correction == null ? null : counted.data(),
                    standing(event.timeMillis()));
        }

        private Effect effect(Event event) {
            boolean correction = event.data() instanceof Correction;
            if (irregular.contains(event.identity())) {
                return Effect.IRREGULAR;
            }
            if (!correction && !effective.containsKey(event.identity()) || correction && isVoid(event)) {
                return Effect.VOID;
            }
            if (correction) {
                return decisive.contains(event.identity()) ? Effect.EFFECTIVE : Effect.OVERRULED;
            }
            return superseded && !(event.data() instanceof DossierEvent.Superseded) ? Effect.SUPERSEDED : Effect.EFFECTIVE;
        }

        private boolean isVoid(Event event) {
            Event correction = deciding.get(event.identity());
            return correction != null && ((Correction) correction.data()).action() == Correction.Action.VOID;
        }

        private Standing standing(long at) {
            if (CaseFold.isSuperseded(caseId, soFar)) {
                return new Standing(CaseSummary.State.SUPERSEDED.name(), null, null, null, null);
            }
            List<Event> ofDossier = soFar.stream()
                    .filter(event -> CaseKind.of(event.data()) == CaseKind.DOSSIER)
                    .collect(Collectors.toList());
            return First.of(ofDossier, DossierEvent.Accepted.class)
                    .map(acceptance -> accepted(acceptance, ofDossier, at))
                    .orElseGet(this::other);
        }

        private Standing accepted(Event acceptance, List<Event> events, long at) {
            Contribution nobodys = new Contribution(fold.folding().days());
            return new DossierFold(fold.folding(), nobodys, new Episodes(fold.folding()), acceptance, events).standing(at);
        }

        private Standing other() {
            CaseSummary summary = fold.fold(caseId, new CaseEvents(soFar));
            String state = state(summary);
            return state == null && summary.unit() == null ? null : new Standing(state, summary.unit(), null, null, null);
        }
    }

    private static String state(CaseSummary summary) {
        if (summary.dossier() != null) {
            return summary.dossier().state().name();
        }
        if (summary.feedback() != null) {
            return summary.feedback().state().name();
        }
        if (summary.planTask() != null) {
            return summary.planTask().status().name();
        }
        return summary.outage() == null ? null : summary.outage().endedAt() == null ? "OPEN" : "ENDED";
    }
}
