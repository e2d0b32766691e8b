package city.ioc.standalone;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ioc generations remove}. */
@Command(
        name = "remove",
        description = "Stop a generation that is not shown, and delete what was computed for it.",
        sortOptions = false)
final class GenerationsRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Of a generation, as ioc generations list prints it.")
    private String id;

    @Mixin
    private DisplayOptions display;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(GenerationsText.of(display.ask("DELETE", "/api/v1/generations/" + UrlPart.of(id), null)));
        out.flush();
        return 0;
    }
}
