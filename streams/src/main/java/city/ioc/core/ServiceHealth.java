package city.ioc.core;

import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.kpi.Measure;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one component of a desk, portal or network is, by its latest sample; or when its latest tracer was sent. Not a case: only
 * samples later than the latest are looked at, so what is counted depends on the order of arrival.
 *
 * @param component     null for tracers
 * @param at            of the latest sample, epoch milliseconds
 * @param ok            of the latest sample; true for tracers
 * @param latencyMillis of the latest sample; 0 for tracers
 * @param samples       how many were counted
 * @param failures      how many of them were not ok
 * @param day           local day of the latest sample, as epoch day
 * @param ofDay         what the samples of that day add up to, by unit in order of their first; none for tracers
 */
public record ServiceHealth(
        String subject,
        String unit,
        Component component,
        long at,
        boolean ok,
        long latencyMillis,
        long samples,
        long failures,
        int day,
        List<DaySum> ofDay) {

    public ServiceHealth {
        ofDay = List.copyOf(ofDay);
    }

    /** The samples of one unit and day: how many, how many of them ok, and their latencies added up. */
    public record DaySum(String unit, long samples, long ok, long latencyMillis) {
        private static DaySum of(ServiceEvent.HealthSampled sample) {
            return new DaySum(sample.unit(), 1, sample.ok() ? 1 : 0, sample.latencyMillis());
        }

        private DaySum plus(DaySum other) {
            return new DaySum(unit, samples + other.samples, ok + other.ok, latencyMillis + other.latencyMillis);
        }
    }

    /** What a sample changes. */
    public record Change(ServiceHealth health, List<Fact> facts) {
        public Change {
            facts = List.copyOf(facts);
        }
    }

    /** What the sample of an event is about: the key under which the health before it is found. Empty for other events. */
    public static Optional<String> key(Event event) {
        return switch (event.data()) {
            case ServiceEvent.HealthSampled sample -> Optional.of(event.subject() + "/" + sample.component());
            case ServiceEvent.TracerSent tracer -> Optional.of(event.subject() + "/TRACER");
            default -> Optional.empty();
        };
    }

    /** The key of its record: of samples one for each day, so that the sums of earlier days are kept. */
    public String recordKey() {
        return component == null ? subject + "/TRACER" : subject + "/" + component + "/" + LocalDate.ofEpochDay(day);
    }

    /**
     * What becomes of the health when a sample or tracer arrives; empty if it is not later than the latest.
     *
     * @param before null when there is none
     */
    public static Optional<Change> after(ServiceHealth before, Event event, ZoneId zone) {
        long at = event.timeMillis();
        if (before != null && at <= before.at) {
            return Optional.empty();
        }
        long samples = before == null ? 1 : before.samples + 1;
        long failures = before == null ? 0 : before.failures;
        int day = new LocalDays(zone).of(at);
        List<DaySum> earlier = before == null || before.day != day ? List.of() : before.ofDay;
        return switch (event.data()) {
            case ServiceEvent.HealthSampled sample -> Optional.of(new Change(
                    new ServiceHealth(
                            event.subject(),
                            sample.unit(),
                            sample.component(),
                            at,
                            sample.ok(),
                            sample.latencyMillis(),
                            samples,
                            sample.ok() ? failures : failures + 1,
                            day,
                            plus(earlier, DaySum.of(sample))),
                    facts(sample, at, day)));
            case ServiceEvent.TracerSent tracer -> Optional.of(new Change(
                    new ServiceHealth(event.subject(), tracer.unit(), null, at, true, 0, samples, failures, day, List.of()),
                    List.of()));
            default -> Optional.empty();
        };
    }

    private static List<DaySum> plus(List<DaySum> sums, DaySum more) {
        List<DaySum> all = new ArrayList<>(sums);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).unit().equals(more.unit())) {
                all.set(i, all.get(i).plus(more));
                return all;
            }
        }
        all.add(more);
        return all;
    }

    private static List<Fact> facts(ServiceEvent.HealthSampled sample, long at, int day) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(sample.unit(), Measure.HEALTH_SAMPLES, day, at, 1));
        if (sample.ok()) {
            facts.add(new Fact(sample.unit(), Measure.HEALTH_OK, day, at, 1));
        }
        if (sample.latencyMillis() > 0) {
            facts.add(new Fact(sample.unit(), Measure.HEALTH_LATENCY, day, at, sample.latencyMillis()));
        }
        return facts;
    }
}
