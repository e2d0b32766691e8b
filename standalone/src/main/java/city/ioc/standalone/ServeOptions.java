package city.ioc.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that run the pipeline: where it is reached, and for which city. */
final class ServeOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

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
            names = "--keep-minutes",
            paramLabel = "DAYS",
            defaultValue = Defaults.KEEP_MINUTES,
            description = "For how many days figures can be asked for to the minute (IOC_KEEP_MINUTES, ${DEFAULT-VALUE}).")
    private int keepMinutes;

    @Option(
            names = "--keep-hours",
            paramLabel = "DAYS",
            defaultValue = Defaults.KEEP_HOURS,
            description = "For how many days to the hour; then to the day (IOC_KEEP_HOURS, ${DEFAULT-VALUE}).")
    private int keepHours;

    @Option(
            names = "--open-door",
            description = "Allow a --host that other machines reach, though nobody has to log in yet.")
    private boolean openDoor;

    Path profile() {
        return profile;
    }

    /** @throws ParameterException when the options do not fit together */
    UpSettings settings(Path data) {
        InetAddress address = address();
        if (!address.isLoopbackAddress() && !openDoor) {
            throw usage("--host " + host + " is reached by other machines, and there is no login yet: everybody there could read"
                    + " and act. Add --open-door if you want that");
        }
        try {
            return new UpSettings(
                    data, profile, address, port, gatewayPort, kafkaPort, new Retention(keepMinutes, keepHours), true, false);
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

    private ParameterException usage(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
