package city.ioc.standalone;

import city.ioc.dashboards.DashboardServer;
import city.ioc.producers.AuditPublisher;
import city.ioc.producers.EventPublisher;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.data.DataFolder;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.standalone.generations.RunningGenerations;
import city.ioc.standalone.generations.Site;
import city.ioc.standalone.metrics.BrokerMeters;
import city.ioc.standalone.topics.TopicLayout;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc display}: shows what streams in other processes compute. */
@Command(
        name = "display",
        description = "Run the display alone, beside streams in processes of their own, until Ctrl-C or SIGTERM.",
        sortOptions = false)
final class DisplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootstrapOptions kafka;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = Defaults.DATA,
            description = "Folder for the profiles of generations, of this display alone; created when absent (IOC_DATA, ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile; a changed one is a candidate (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Mixin
    private CasesSecret secret;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = Defaults.PORT,
            description = "Port of the display, with metrics and health (IOC_PORT, ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private HostOptions host;

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "A name under which browsers or Prometheus ask, besides localhost and --host; may be repeated.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private RetentionOptions retention;

    @Option(
            names = "--hold-candidate",
            description = "Do not show a generation that has caught up before an operator says so.")
    private boolean holdCandidate;

    @Override
    public Integer call() throws InterruptedException {
        String brokers;
        InetSocketAddress address;
        Retention kept;
        String said;
        try {
            brokers = kafka.brokers();
            address = host.address(port);
            kept = retention.retention();
            said = secret.read();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        LoadedProfile.of(profile); // one with problems is told before anything starts
        Ports.requireFree(address, "--port");
        return PartProcess.run(spec, (parts, failures) -> start(parts, brokers, address, kept, said));
    }

    private String start(Parts parts, String brokers, InetSocketAddress address, Retention kept, String said) {
        Clock clock = Clock.systemUTC();
        PrometheusMeterRegistry meters = PartProcess.meters(parts);
        DataFolder folder = parts.start("data folder", () -> DataFolder.open(data));
        AuditPublisher trail = parts.start("trail", () -> new AuditPublisher(brokers, "ioc-trail"));
        Site site = new Site(
                brokers,
                layout(brokers),
                folder.generations(),
                folder.streams(),
                kept::policy,
                meters,
                trail,
                Site.ALERTS_SETTLE,
                clock);
        RunningGenerations generations =
                parts.start("generations", () -> RunningGenerations.watch(site, profile, holdCandidate, said));
        parts.start("brokers", () -> new BrokerMeters(brokers, meters));
        EventPublisher publisher = GatewayPart.publisher(parts, brokers, meters);
        DashboardServer display =
                DisplayPart.start(parts, brokers, address, Set.copyOf(names), generations, profile, publisher, trail, meters, clock);
        generations.follow(run -> display.show(run.board()));
        parts.awaitReady("figures", display::notReady);
        return "ready  display " + PartProcess.url(address.getAddress(), display.port());
    }

    private static TopicLayout layout(String brokers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers, "client.id", "ioc-display-topics"))) {
            return TopicLayout.found(admin);
        }
    }
}
