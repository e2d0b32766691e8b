package city.ioc.standalone;

import picocli.CommandLine.Command;

/** {@code ioc alerts}: what has to do with the rules of alerts. */
@Command(name = "alerts", description = "Try rules of alerts.", subcommands = AlertsDryRunCommand.class)
final class AlertsCommand {}
