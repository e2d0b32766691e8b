package city.ioc.standalone;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.LiveCity;
import city.ioc.producers.simulator.Pace;
import city.ioc.producers.simulator.Playback;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The city of a demo: the last 90 days of it, and how it goes on. */
final class DemoCity {
    private static final int DAYS = 90;
    private static final int YEARS_TO_COME = 20;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CityProfile profile;
    private final WorkingCalendar calendar;
    private final DayPlan plan;
    private final Simulation simulation;
    private final Clock clock;
    private final long begin;
    private Playback playback;
    private LiveCity live;

    private DemoCity(CityProfile profile, WorkingCalendar calendar, DayPlan plan, Simulation simulation, Clock clock) {
        this.profile = profile;
        this.calendar = calendar;
        this.plan = plan;
        this.simulation = simulation;
        this.clock = clock;
        this.begin = clock.millis();
    }

    static DemoCity of(Path folder, long seed, double perDay, Clock clock) throws SimulationException {
        CityProfile profile = ProfileLoader.load(folder);
        SimulationRules rules = SimulationRules.load(folder);
        Calendars calendars = profile.rules().layOutCalendars();
        WorkingCalendar calendar = calendars.city().complete();
        LocalDate today = LocalDate.now(clock.withZone(calendar.zone()));
        DayPlan plan = DayPlan.daily(
                calendar, rules.days(), today.minusDays(DAYS), today.plusYears(YEARS_TO_COME), perDay);
        Simulation simulation = new Simulation(CityModel.of(profile, rules, calendars, seed, plan), plan);
        return new DemoCity(profile, calendar, plan, simulation, clock);
    }

    /** Gets a way to publish; it is closed with the other parts. */
    void openFor(Up up, Parts parts) {
        EventPublisher publisher = parts.start(
                "simulator", () -> new EventPublisher(PublisherSettings.of(up.addresses().get("kafka"), "ioc-simulator")));
        playback = new Playback(simulation, Doors.of(profile), publisher, clock);
    }

    /**
     * Publishes what desks sent in the last 90 days.
     *
     * @throws CancellationException when the stop is asked for meanwhile
     */
    void loadPast(Playback.Progress progress, Consumer<String> report, BooleanSupplier stopAsked)
            throws SimulationException {
        long start = System.nanoTime();
        playback.past(begin, Pace.max(), progress, stopAsked);
        if (stopAsked.getAsBoolean()) {
            throw new CancellationException("asked to stop while the past was loaded");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.accept(String.format(
                Locale.ROOT, "past         ready %6.2f s  %,d events since %s, %,.0f/s",
                seconds, playback.published(), plan.from(), playback.published() / seconds));
    }

    /** Lets time go on from now. Gives a sentence that says how. */
    String goLive(double speed) {
        long now = clock.millis();
        live = new LiveCity(calendar, speed == 1 ? now : begin, now, speed);
        if (!live.keepsHours()) {
            return String.format(
                    Locale.ROOT, "live         an office hour takes %s, day and night; event times are real (--speed 1: life)",
                    duration(3_600 / speed));
        }
        long opens = calendar.nextWorkingInstant(now);
        return opens <= now
                ? "live         at the speed of life; the offices are open"
                : "live         at the speed of life; the offices are closed until "
                        + MOMENT.format(Instant.ofEpochMilli(opens).atZone(calendar.zone()));
    }

    private static String duration(double seconds) {
        return seconds >= 90
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, seconds >= 10 ? "%.0f s" : "%.1f s", seconds);
    }

    /** Publishes what desks send, until the stop is asked for. */
    void live(BooleanSupplier stopAsked) throws SimulationException {
        playback.present(live, stopAsked);
    }
}
