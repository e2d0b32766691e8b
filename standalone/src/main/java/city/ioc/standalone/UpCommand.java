package city.ioc.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ioc up}: runs the pipeline until a signal stops it. */
@Command(
        name = "up",
        description = "Run the pipeline in this process until Ctrl-C or SIGTERM.",
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = Defaults.DATA,
            description = "Folder for everything that is kept; created when absent (IOC_DATA, ${DEFAULT-VALUE}).")
    private Path data;

    @Mixin
    private ServeOptions serve;

    @Option(
            names = "--hold-candidate",
            description = "Do not show a generation that has caught up before an operator says so.")
    private boolean holdCandidate;

    @Override
    public Integer call() throws InterruptedException {
        UpSettings given = serve.settings(data);
        UpSettings settings = holdCandidate ? given.holdingCandidate() : given;
        Consumer<String> report = lines(spec.commandLine().getOut());
        try (ProcessLife life = ProcessLife.begin(lines(spec.commandLine().getErr()))) {
            try (Up up = Up.start(settings, new Parts(report, life::stopAsked), life)) {
                report.accept(up.readyLine());
                life.awaitStop();
                report.accept("stopping");
            } catch (CancellationException e) {
                report.accept("stopped while starting");
            }
            return life.exitCode();
        }
    }

    static Consumer<String> lines(PrintWriter out) {
        return line -> {
            out.println(line);
            out.flush();
        };
    }
}
