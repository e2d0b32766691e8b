package city.ioc.standalone;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ioc generations promote}: also the way back. */
@Command(
        name = "promote",
        description = "Show another generation from now on: the candidate, or the one before.",
        sortOptions = false)
final class GenerationsPromoteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Of a generation, as ioc generations list prints it.")
    private String id;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who you are; it is kept, and not verified.")
    private String by;

    @Mixin
    private DisplayOptions display;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(GenerationsText.of(
                display.ask("POST", "/api/v1/generations/" + UrlPart.of(id) + "/promote", Map.of("by", by))));
        out.flush();
        return 0;
    }
}
