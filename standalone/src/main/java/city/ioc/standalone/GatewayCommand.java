package city.ioc.standalone;

import city.ioc.producers.EventPublisher;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.gateway.GatewayServer;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.broker.Ports;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc gateway}: takes events in, and stores them in Kafka. */
@Command(
        name = "gateway",
        description = "Run the gateway alone, where desks send events, until Ctrl-C or SIGTERM.",
        sortOptions = false)
final class GatewayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootstrapOptions kafka;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = Defaults.GATEWAY_PORT,
            description = "Port where desks send events, with metrics and health (IOC_GATEWAY_PORT, ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private HostOptions host;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile by which events are judged (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Override
    public Integer call() throws InterruptedException {
        String brokers;
        InetSocketAddress address;
        try {
            brokers = kafka.brokers();
            address = host.address(port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        CityProfile city = ProfileLoader.load(profile);
        Ports.requireFree(address, "--port");
        return PartProcess.run(spec, (parts, failures) -> start(parts, brokers, address, city));
    }

    private static String start(Parts parts, String brokers, InetSocketAddress address, CityProfile city) {
        PrometheusMeterRegistry meters = PartProcess.meters(parts);
        EventPublisher publisher = GatewayPart.publisher(parts, brokers, meters);
        TopicsProbe probe = GatewayPart.probe(parts, brokers);
        GatewayServer gateway = GatewayPart.start(parts, address, publisher, Doors.of(city), probe, meters);
        parts.awaitReady(
                "kafka",
                () -> probe.getAsBoolean()
                        ? Optional.empty()
                        : Optional.of("the brokers at " + brokers + " do not answer or have no event topics (ioc topics makes them)"));
        return "ready  gateway " + PartProcess.url(address.getAddress(), gateway.port()) + "/v1/events";
    }
}
