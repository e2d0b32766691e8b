package city.ioc.producers.simulator;

import city.ioc.events.ServiceEvent;
import city.ioc.events.ServiceEvent.Component;
import java.time.LocalDate;
import java.util.Optional;

/** Samples of the health of each unit's service, and tracers, at even intervals of its office hours. */
final class Probes {
    private static final long MINUTE = 60_000;
    private static final double USUAL_MILLIS = 90;
    private static final double SPREAD = 0.6;
    private static final long LONGEST_MILLIS = 20_000;
    private static final double FAILS_OTHERWISE = 0.001;
    private static final Component[] COMPONENTS = Component.values();

    private final City city;
    private final Agency agency;
    private final Dice dice;

    Probes(City city, Agency agency, Dice dice) {
        this.city = city;
        this.agency = agency;
        this.dice = dice;
    }

    /** Writes down the samples of a day; units do not take theirs at the same moment. */
    void run(CaseLog log, LocalDate day) {
        long interval = city.rules().desks().probeMinutes() * MINUTE;
        long first = city.calendar().startOfDay(day) + Math.floorMod(Dice.key(agency.code()), interval);
        long end = city.calendar().startOfDay(day.plusDays(1));
        Optional<Outage> outage = city.outages().on(agency.code(), day);
        int slot = 0;
        for (long at = first; at < end; at += interval) {
            if (city.calendar().isWorkingTime(at)) {
                log.portal(at, sample(COMPONENTS[slot++ % COMPONENTS.length], at, outage));
                log.portal(at + MINUTE, new ServiceEvent.TracerSent(agency.code()));
            }
        }
    }

    private ServiceEvent.HealthSampled sample(Component component, long at, Optional<Outage> outage) {
        boolean down = outage.filter(each -> each.component() == component && each.covers(at)).isPresent();
        boolean ok = !down && !dice.chance(FAILS_OTHERWISE);
        long latency = Math.round(USUAL_MILLIS * StrictMath.exp(SPREAD * dice.normal()));
        return new ServiceEvent.HealthSampled(agency.code(), component, ok, ok ? latency : LONGEST_MILLIS);
    }
}
