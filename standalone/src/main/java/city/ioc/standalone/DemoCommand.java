package city.ioc.standalone;

import city.ioc.events.Opt;
import city.ioc.producers.simulator.SimulationException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc demo}: the pipeline with a simulated city, until a signal stops it. */
@Command(
        name = "demo",
        description = {
            "Run the pipeline with a simulated city until Ctrl-C or SIGTERM: its last 90 days at once, then live.",
            "Nothing of it is real. Event times are real moments, never ahead of the clock."
        },
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final double FASTEST = 10_000;
    private static final double MOST_A_DAY = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = {
                "How fast office time goes by (${DEFAULT-VALUE}: an office hour in a minute, day and night).",
                "1 is life: the city keeps its office hours and is silent outside."
            })
    private double speed;

    @Option(
            names = "--dossiers-per-day",
            paramLabel = "N",
            defaultValue = "190",
            description = "Submitted on an average working day of the city (${DEFAULT-VALUE}; Cần Thơ has some 2,800).")
    private double perDay;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another number gives another past and future (${DEFAULT-VALUE}).")
    private long seed;

    @Opt
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Empty folder to keep everything in. Without: a temporary one, deleted at the end.")
    private Path data;

    @Mixin
    private ServeOptions serve;

    @Override
    public Integer call() throws SimulationException {
        requireRange("--speed", speed, 1, FASTEST);
        requireRange("--dossiers-per-day", perDay, 1, MOST_A_DAY);
        serve.settings(Path.of("")); // wrong usage is told before a folder is made
        Consumer<String> report = PartProcess.lines(spec.commandLine().getOut());
        try (ProcessLife life = ProcessLife.begin(PartProcess.lines(spec.commandLine().getErr()));
                DemoFolder folder = data == null ? DemoFolder.temporary() : DemoFolder.fresh(data)) {
            run(folder, life, report);
            return life.exitCode();
        }
    }

    private void run(DemoFolder folder, ProcessLife life, Consumer<String> report) throws SimulationException {
        DemoCity city = DemoCity.of(serve.profile(), seed, perDay, Clock.systemUTC());
        Parts parts = new Parts(report, life::stopAsked);
        try (Up up = Up.start(serve.settings(folder.path()).withoutNotifying(), parts, life)) {
            report.accept("display      " + up.addresses().get("display") + "  (fills while the past is loaded)");
            city.openFor(up, parts);
            try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "events")) {
                city.loadPast(progress::show, report, life::stopAsked);
            }
            up.awaitFigures();
            report.accept(city.goLive(speed));
            report.accept(up.readyLine());
            city.live(life::stopAsked);
            report.accept("stopping");
        } catch (CancellationException e) {
            report.accept("stopped while starting");
        }
    }

    private void requireRange(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be from %.0f to %.0f, not %s".formatted(option, least, most, value));
        }
    }
}
