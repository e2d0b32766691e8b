package city.ioc.standalone.pipeline;

import city.ioc.calendar.Calendars;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.events.ServiceEvent.TracerSent;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Events of a simulated city up to yesterday, and among them now and then a dossier of this moment that is due soon and never ends: its alert is
 * raised while somebody watches. Samples of health and tracers are left out, as what they come to depends on the order in which they arrive.
 */
final class CityEvents implements Supplier<Event> {
    private static final int DAYS = 60;
    private static final int EVENTS_OF_A_DOSSIER = 7;
    private static final int PROMPT_EVERY = 250;
    private static final int PROMPT_SECONDS = 20;
    private static final String PROMPT_UNIT = "31120";

    private final Simulation simulation;
    private final ZoneId zone;
    private final Map<String, Instant> dues = new ConcurrentHashMap<>();
    private int count;

    /** @param most events that are asked for */
    CityEvents(Path profile, CityProfile city, long seed, long most) throws SimulationException {
        zone = city.rules().calendar().zone();
        LocalDate to = LocalDate.now(zone).minusDays(1);
        LocalDate from = to.minusDays(DAYS);
        SimulationRules rules = SimulationRules.load(profile);
        Calendars calendars = city.rules().layOutCalendars();
        DayPlan plan =
                new DayPlan(calendars.city().complete(), rules.days(), from, to, Math.max(1_000, most / EVENTS_OF_A_DOSSIER));
        simulation = new Simulation(CityModel.of(city, rules, calendars, seed, plan), plan);
    }

    @Override
    public synchronized Event get() {
        if (++count % PROMPT_EVERY == 0) {
            return prompt();
        }
        while (true) {
            Event event = simulation.next().event();
            if (!(event.data() instanceof HealthSampled) && !(event.data() instanceof TracerSent)) {
                return event;
            }
        }
    }

    private Event prompt() {
        String dossier = "PROMPT-" + count;
        OffsetDateTime now = Instant.ofEpochMilli(System.currentTimeMillis()).atZone(zone).toOffsetDateTime();
        OffsetDateTime due = now.plusSeconds(PROMPT_SECONDS);
        dues.put(dossier, due.toInstant());
        return Event.of("/test", "1", dossier, now,
                new DossierEvent.Accepted(PROMPT_UNIT, SentEvent.PROCEDURE, null, due, null, null));
    }

    /** The dues of the dossiers of this moment. */
    Map<String, Instant> dues() {
        return Map.copyOf(dues);
    }
}
