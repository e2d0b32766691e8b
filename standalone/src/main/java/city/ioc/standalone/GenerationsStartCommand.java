package city.ioc.standalone;

import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.standalone.generations.ProfileFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ioc generations start}: a candidate without a restart. */
@Command(
        name = "start",
        description = {
            "Start a candidate with another profile, beside what is shown.",
            "It takes the place of the candidate that there may be."
        },
        sortOptions = false)
final class GenerationsStartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--profile", paramLabel = "DIR", required = true, description = "Folder of the changed city profile.")
    private Path profile;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who you are; it is kept, and not verified.")
    private String by;

    @Mixin
    private DisplayOptions display;

    @Override
    public Integer call() throws InterruptedException {
        LoadedProfile.of(profile); // problems are told with the names of files here
        Map<String, ?> request = Map.of("files", ProfileFiles.read(profile), "whole", true, "by", by);
        PartProcess.lines(spec.commandLine().getOut())
                .accept("candidate " + display.ask("POST", "/api/v1/generations", request).path("id").asText());
        return 0;
    }
}
