package city.ioc.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
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
        return PartProcess.run(spec, (parts, failures) -> Up.start(settings, parts, failures).readyLine());
    }
}
