package city.ioc.standalone.pipeline;

import city.ioc.calendar.Calendars;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.events.ServiceEvent.TracerSent;
import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.Pace;
import city.ioc.producers.simulator.Playback;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the desks of a simulated city send, some of it late, twice or never, as {@code ioc simulate} sends it. */
final class SimulatedEvents {
    private final Map<String, List<byte[]>> cases = new LinkedHashMap<>();
    private final HealthCells health;
    private int count;

    private SimulatedEvents(ZoneId zone) {
        health = new HealthCells(zone);
    }

    /** @param sink gets every event when it is sent */
    static SimulatedEvents play(
            Path profile, CityProfile city, LocalDate from, LocalDate to, long dossiers, long seed, EventSink sink)
            throws SimulationException {
        ZoneId zone = city.rules().calendar().zone();
        SimulatedEvents events = new SimulatedEvents(zone);
        SimulationRules rules = SimulationRules.load(profile);
        Calendars calendars = city.rules().layOutCalendars();
        DayPlan plan = new DayPlan(calendars.city().complete(), rules.days(), from, to, dossiers);
        Simulation simulation = new Simulation(CityModel.of(city, rules, calendars, seed, plan), plan);
        Door door = new Door(Clock.systemUTC(), city.earliest(), city.units()::problem, zone);
        Playback playback = new Playback(
                simulation,
                door,
                event -> {
                    events.keep(event);
                    return sink.publish(event);
                },
                Clock.systemUTC());
        playback.past(simulation.to(), Pace.max(), (published, share) -> {}, () -> false);
        return events;
    }

    private void keep(Event event) {
        switch (event.data()) {
            case HealthSampled sample -> health.add(event.subject(), event.time().toInstant(), sample);
            case TracerSent tracer -> {}
            default -> {
                cases.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(EventCodec.encode(event));
                count++;
            }
        }
    }

    /** Canonical events by case, in the order in which they are sent. */
    Map<String, List<byte[]>> cases() {
        return cases;
    }

    HealthCells health() {
        return health;
    }

    /** How many events belong to cases. */
    int count() {
        return count;
    }
}
