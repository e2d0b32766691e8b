package city.ioc.standalone;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = Defaults.PORT,
            description = "Port of the display (IOC_PORT, ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            defaultValue = Defaults.GATEWAY_PORT,
            description = "Port where desks send events (IOC_GATEWAY_PORT, ${DEFAULT-VALUE}).")
    private int gatewayPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = Defaults.KAFKA_PORT,
            description = "Port of the broker, on 127.0.0.1 only (IOC_KAFKA_PORT, ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Option(
            names = "--host",
            paramLabel = "ADDR",
            defaultValue = Defaults.HOST,
            description = "Address of display and gateway (IOC_HOST, ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--open-door",
            description = "Allow a --host that other machines reach, though nobody has to log in yet.")
    private boolean openDoor;

    @Override
    public Integer call() throws InterruptedException {
        UpSettings settings = settings();
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

    private UpSettings settings() {
        InetAddress address = address();
        if (!address.isLoopbackAddress() && !openDoor) {
            throw usage("--host " + host + " is reached by other machines, and there is no login yet: everybody there could read"
                    + " and act. Add --open-door if you want that");
        }
        try {
            return new UpSettings(data, profile, address, port, gatewayPort, kafkaPort);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getAllByName(host)[0];
        } catch (UnknownHostException e) {
            throw usage("--host " + host + " is not an address of this machine");
        }
    }

    private static Consumer<String> lines(PrintWriter out) {
        return line -> {
            out.println(line);
            out.flush();
        };
    }

    private ParameterException usage(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
