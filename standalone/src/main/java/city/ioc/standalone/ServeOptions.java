package city.ioc.standalone;

import city.ioc.standalone.generations.Site;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private HostOptions host;

    @Mixin
    private RetentionOptions retention;

    Path profile() {
        return profile;
    }

    /** @throws ParameterException when the options do not fit together */
    UpSettings settings(Path data) {
        try {
            return new UpSettings(
                    data, profile, host.address(), port, gatewayPort, kafkaPort, retention.retention(), true, false, Site.ALERTS_SETTLE);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
