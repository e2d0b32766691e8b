package city.ioc.producers.simulator;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.producers.Door;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Cần Thơ, simulated. */
final class SimulatedCity {
    static final Path FOLDER = Path.of("../profiles/cantho");
    static final CityProfile PROFILE = ProfileLoader.load(FOLDER);
    static final SimulationRules RULES = rules();
    static final Calendars CALENDARS = PROFILE.rules().layOutCalendars();
    static final WorkingCalendar CALENDAR = CALENDARS.city().complete();

    private SimulatedCity() {}

    private static SimulationRules rules() {
        try {
            return SimulationRules.load(FOLDER);
        } catch (SimulationException e) {
            throw new IllegalStateException(e);
        }
    }

    static DayPlan plan(long dossiers, String from, String to) {
        return new DayPlan(CALENDAR, RULES.days(), LocalDate.parse(from), LocalDate.parse(to), dossiers);
    }

    static CityModel model(long seed, DayPlan plan) {
        try {
            return CityModel.of(PROFILE, RULES, CALENDARS, seed, plan);
        } catch (SimulationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Simulation simulate(long dossiers, String from, String to, long seed) {
        DayPlan plan = plan(dossiers, from, to);
        return new Simulation(model(seed, plan), plan);
    }

    static Stream<Delivery> deliveries(Iterator<Delivery> simulation) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(simulation, 0), false);
    }

    static List<Event> events(Iterator<Delivery> simulation) {
        return deliveries(simulation).map(Delivery::event).toList();
    }

    static String digest(Iterator<Delivery> simulation) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        deliveries(simulation).forEach(delivery -> digest.update(EventCodec.encode(delivery.event())));
        return HexFormat.of().formatHex(digest.digest());
    }

    static Door door(Clock clock) {
        return new Door(clock, PROFILE.earliest(), PROFILE.units()::problem, CALENDAR.zone());
    }
}
