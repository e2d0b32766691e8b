package city.ioc.standalone;

import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.data.DataFolder;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.standalone.generations.PromotedProfile;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc notifier}: tells those whom the profile names of the alerts of the generation that is promoted. */
@Command(
        name = "notifier",
        description = "Run the delivery of alerts alone, until Ctrl-C or SIGTERM. Of several, the one that started last works.",
        sortOptions = false)
final class NotifierCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootstrapOptions kafka;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = Defaults.DATA,
            description = "Folder for the profiles of generations, of this process alone; created when absent (IOC_DATA, ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile, which names whom to tell (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = Defaults.NOTIFIER_PORT,
            description = "Port of metrics and health (IOC_NOTIFIER_PORT, ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private HostOptions host;

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
        LoadedProfile.of(profile); // one with problems is told before anything starts
        Ports.requireFree(address, "--port");
        return PartProcess.run(spec, (parts, failures) -> start(parts, brokers, address));
    }

    private String start(Parts parts, String brokers, InetSocketAddress address) {
        PrometheusMeterRegistry meters = PartProcess.meters(parts);
        DataFolder folder = parts.start("data folder", () -> DataFolder.open(data));
        NotifierOfPromoted notifier =
                parts.start("notifier", () -> new NotifierOfPromoted(brokers, meters, Clock.systemUTC()));
        PromotedProfile promoted = parts.start("profile", () -> new PromotedProfile(
                        brokers,
                        folder.generations(),
                        profile,
                        known -> known.ifPresentOrElse(notifier::follow, notifier::pause))
                .start());
        Supplier<Optional<String>> notReady = () -> promoted.notReady().or(notifier::notReady);
        HealthServer health = parts.start("health", () -> new HealthServer(address, meters, notReady));
        parts.awaitReady("delivery", notReady);
        return "ready  notifier  health " + PartProcess.url(address.getAddress(), health.port()) + "/health/ready";
    }
}
