package city.ioc.replay;

import city.ioc.core.CaseEvents;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that has arrived under one key.
 *
 * @param caseId   record key
 * @param events   of the case; none where there are samples only
 * @param arrivals of those events, repetitions included, in the order of reading
 * @param samples  of health, and tracers, which belong to no case; those of one subject in the order in which they came
 */
public record CaseHistory(String caseId, CaseEvents events, List<Arrival> arrivals, List<Arrival> samples) {
    public CaseHistory {
        arrivals = List.copyOf(arrivals);
        samples = List.copyOf(samples);
    }

    /** The events of the case without some of its arrivals. */
    CaseEvents events(Predicate<Arrival> taken) {
        if (arrivals.stream().allMatch(taken)) {
            return events;
        }
        CaseEvents some = CaseEvents.NONE;
        for (Arrival arrival : arrivals) {
            if (taken.test(arrival)) {
                some = some.with(arrival.event()).orElse(some);
            }
        }
        return some;
    }
}
