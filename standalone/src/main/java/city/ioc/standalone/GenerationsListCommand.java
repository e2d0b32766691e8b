package city.ioc.standalone;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ioc generations list}. */
@Command(name = "list", description = "Print the generations, and how far each one is.", sortOptions = false)
final class GenerationsListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DisplayOptions display;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(GenerationsText.of(display.ask("GET", "/api/v1/generations", null)));
        out.flush();
        return 0;
    }
}
