package city.ioc.standalone;

import picocli.CommandLine.Command;

/** {@code ioc generations}: what has to do with the generations of a running {@code ioc up}. */
@Command(
        name = "generations",
        description = "See and change the generations of a running ioc up.",
        subcommands = {
            GenerationsListCommand.class,
            GenerationsPromoteCommand.class,
            GenerationsRemoveCommand.class,
            GenerationsStartCommand.class
        })
final class GenerationsCommand {}
