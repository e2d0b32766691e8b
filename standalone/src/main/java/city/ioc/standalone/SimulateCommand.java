package city.ioc.standalone;

import city.ioc.calendar.Calendars;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.NdjsonSink;
import city.ioc.producers.simulator.Pace;
import city.ioc.producers.simulator.Playback;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc simulate}: events of a simulated city in the past. */
@Command(
        name = "simulate",
        description = "Simulate the city between two days. The same options give the same events, which count once.",
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST_DOSSIERS = 1_000_000_000;
    private static final String STANDARD_OUTPUT = "-";
    private static final String MAX = "max";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dossiers",
            paramLabel = "N",
            required = true,
            description = "How many are submitted, on all days together.")
    private long dossiers;

    @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, such as 2024-02-26.")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            required = true,
            description = "Last day, at most today. What desks would send later is left out.")
    private LocalDate to;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another number gives other events (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = MAX,
            description = "Events per second, or max (${DEFAULT-VALUE}).")
    private String rate;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write NDJSON to this file instead of Kafka; - is standard output.")
    private String out;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = Defaults.BOOTSTRAP,
            description = "Kafka to store the events in (IOC_BOOTSTRAP, ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Override
    public Integer call() throws SimulationException, IOException {
        Clock clock = Clock.systemUTC();
        Pace pace = pace();
        CityProfile city = ProfileLoader.load(profile);
        requireDays(LocalDate.now(clock.withZone(city.rules().calendar().zone())), city);
        Simulation simulation = simulation(city);
        if (out == null) {
            store(simulation, city, pace, clock);
        } else {
            write(simulation, city, pace, clock);
        }
        return 0;
    }

    private Simulation simulation(CityProfile city) throws SimulationException {
        SimulationRules rules = SimulationRules.load(profile);
        Calendars calendars = city.rules().layOutCalendars();
        DayPlan plan = new DayPlan(calendars.city().complete(), rules.days(), from, to, dossiers);
        return new Simulation(CityModel.of(city, rules, calendars, seed, plan), plan);
    }

    private void store(Simulation simulation, CityProfile city, Pace pace, Clock clock) throws SimulationException {
        try (TopicsProbe probe = new TopicsProbe(bootstrap, PATIENCE)) {
            if (!probe.getAsBoolean()) {
                throw new SimulationException("No Kafka with the event topics answers at " + bootstrap
                        + "; start one with 'ioc up', name another with --bootstrap, or write a file with --out");
            }
        }
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "ioc-simulate"))) {
            play(new Playback(simulation, Doors.of(city), publisher, clock), simulation, pace, clock);
        }
    }

    private void write(Simulation simulation, CityProfile city, Pace pace, Clock clock)
            throws SimulationException, IOException {
        OutputStream stream = out.equals(STANDARD_OUTPUT)
                ? new FileOutputStream(FileDescriptor.out)
                : Files.newOutputStream(Path.of(out));
        try (NdjsonSink sink = new NdjsonSink(stream)) {
            play(new Playback(simulation, Doors.of(city), sink, clock), simulation, pace, clock);
        }
    }

    private void play(Playback playback, Simulation simulation, Pace pace, Clock clock) throws SimulationException {
        PrintWriter err = spec.commandLine().getErr();
        long begin = System.nanoTime();
        try (ProgressLine progress = ProgressLine.on(err, "events")) {
            playback.past(Math.min(simulation.to(), clock.millis()), pace, progress::show, () -> false);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        err.println(String.format(
                Locale.ROOT, "simulated  %,d events of %,d dossiers in %.1f s", playback.published(), dossiers, seconds));
        err.flush();
    }

    private void requireDays(LocalDate today, CityProfile city) {
        if (dossiers < 1 || dossiers > MOST_DOSSIERS) {
            throw usage("--dossiers must be from 1 to " + MOST_DOSSIERS + ", not " + dossiers);
        }
        if (from.isAfter(to)) {
            throw usage("--from " + from + " is after --to " + to);
        }
        if (to.isAfter(today)) {
            throw usage("--to " + to + " is in the future: today is " + today
                    + " in " + city.name().en() + ", and an event cannot have happened on a day that has not come");
        }
        LocalDate earliest = LocalDate.ofInstant(city.earliest(), city.rules().calendar().zone());
        if (from.isBefore(earliest)) {
            throw usage("--from " + from + " is before " + earliest + ", the earliest plausible day of " + city.name().en());
        }
        if (out != null && spec.commandLine().getParseResult().hasMatchedOption("--bootstrap")) {
            throw usage("either --out or --bootstrap, not both");
        }
    }

    private Pace pace() {
        if (rate.equals(MAX)) {
            return Pace.max();
        }
        try {
            double events = Double.parseDouble(rate);
            if (events > 0 && events <= 1e9) {
                return Pace.perSecond(events);
            }
        } catch (NumberFormatException e) {
            // told below, as any other wrong number
        }
        throw usage("--rate must be a number of events per second above 0, or max, not " + rate);
    }

    private ParameterException usage(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
