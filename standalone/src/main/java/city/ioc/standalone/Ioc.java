package city.ioc.standalone;

import city.ioc.profile.ProfileException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exit codes: 0 done, 1 failed with a one-line reason on standard error, 2 wrong usage. */
@Command(
        name = "ioc",
        description = "Event pipeline of a city operations centre.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            SimulateCommand.class,
            ExportCommand.class,
            ReplayCommand.class,
            AlertsCommand.class,
            GenerationsCommand.class,
            TopicsCommand.class,
            GatewayCommand.class,
            StreamsCommand.class,
            DisplayCommand.class,
            NotifierCommand.class,
            DoctorCommand.class
        },
        versionProvider = VersionText.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, with the reason on standard error", "2:wrong usage"})
public final class Ioc implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Ioc.class);

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Ioc())
                .setExecutionExceptionHandler(Ioc::failed)
                .setParameterExceptionHandler(Ioc::misused);
    }

    /** {@code ioc} alone. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        LOG.debug("the command failed", failure);
        PrintWriter err = command.getErr();
        err.println("ioc: " + reason(failure));
        err.flush();
        return 1;
    }

    /** One line; a profile's problems, each with its file and line, follow on lines of their own. */
    private static String reason(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure instanceof ProfileException
                ? message
                : message.lines().findFirst().orElse(failure.toString());
    }

    private static int misused(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ioc: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return 2;
    }
}
