package city.ioc.dashboards.service;

import city.ioc.core.CaseSummary;
import city.ioc.dashboards.history.Transition;
import city.ioc.dashboards.history.Transition.Kind;
import city.ioc.dashboards.history.Transitions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiPredicate;

/** All outages, by case. For one writer and many readers. */
public final class OutageTable {
    private final Map<String, CaseSummary.Outage> byCase = new ConcurrentSkipListMap<>();

    /** @param outage null for a case that is none */
    public void put(String caseId, CaseSummary.Outage outage) {
        if (outage == null) {
            byCase.remove(caseId);
        } else {
            byCase.put(caseId, outage);
        }
    }

    public void clear() {
        byCase.clear();
    }

    /** Those that have started by a moment and touch a span of time, in order of their ids; all in epoch milliseconds. */
    public List<Outage> touching(long start, long end, long asOf) {
        return byCase.entrySet().stream()
                .filter(entry -> entry.getValue().startedAt() <= asOf)
                .map(entry -> asOf(entry.getKey(), entry.getValue(), asOf))
                .filter(outage -> outage.touches(start, end))
                .toList();
    }

    /**
     * Adds when outages started and ended.
     *
     * @param strikes whether an outage of a unit, at an instant, is asked for
     */
    public void transitions(BiPredicate<String, Long> strikes, Transitions transitions) {
        byCase.forEach((id, outage) -> {
            add(Kind.OUTAGE_STARTED, id, outage, outage.startedAt(), strikes, transitions);
            add(Kind.OUTAGE_ENDED, id, outage, outage.endedAt(), strikes, transitions);
        });
    }

    private static void add(
            Kind kind,
            String id,
            CaseSummary.Outage outage,
            Long at,
            BiPredicate<String, Long> strikes,
            Transitions transitions) {
        if (at != null && transitions.includes(at) && strikes.test(outage.unit(), at)) {
            transitions.add(kind, at, () ->
                    new Transition(kind, at, id, null, outage.unit(), null, outage.component().name(), null));
        }
    }

    private static Outage asOf(String id, CaseSummary.Outage outage, long asOf) {
        boolean lasting = outage.endedAt() == null || outage.endedAt() > asOf;
        return new Outage(
                id, outage.unit(), outage.component(), outage.startedAt(), lasting ? asOf : outage.endedAt(), lasting);
    }
}
