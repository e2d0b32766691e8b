package city.ioc.standalone;

import city.ioc.events.Topics;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import city.ioc.streams.query.Endpoint;
import city.ioc.streams.query.Instances;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc streams}: one of the instances that fold the events by the rules of a profile. */
@Command(
        name = "streams",
        description = "Run one instance of the streams of a generation, beside others, until Ctrl-C or SIGTERM.",
        sortOptions = false)
final class StreamsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootstrapOptions kafka;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile, which decides the generation (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = Defaults.STATE,
            description = "Folder for local state, of this instance alone; can be computed again (IOC_STATE, ${DEFAULT-VALUE}).")
    private Path state;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = Defaults.THREADS,
            description = "Threads that fold (IOC_THREADS, ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            defaultValue = Defaults.STANDBYS,
            description = "Copies of the state at other instances; holds for all of them (IOC_STANDBYS, ${DEFAULT-VALUE}).")
    private int standbys;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = Defaults.LISTEN,
            description = "Where other instances and displays ask for cases, as they reach it (IOC_LISTEN, ${DEFAULT-VALUE}).")
    private String listen;

    @Mixin
    private CasesSecret secret;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = Defaults.STREAMS_PORT,
            description = "Port of metrics and health (IOC_STREAMS_PORT, ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private HostOptions host;

    @Mixin
    private RetentionOptions retention;

    @Override
    public Integer call() throws InterruptedException {
        String brokers;
        InetSocketAddress address;
        Retention kept;
        Instances instances;
        try {
            brokers = kafka.brokers();
            address = host.address(port);
            kept = retention.retention();
            instances = new Instances(HostAndPort.of("--listen", listen).endpoint(secret.read()), standbys);
            if (threads < 1) {
                throw new IllegalArgumentException("--threads must be at least 1, not " + threads);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        LoadedProfile loaded = LoadedProfile.of(profile);
        Ports.requireFree(address, "--port");
        return PartProcess.run(spec, (parts, failures) -> {
            TopicLayout layout = topics(parts, brokers, loaded.generation());
            StreamsSettings settings = new StreamsSettings(
                    brokers,
                    state.toAbsolutePath(),
                    threads,
                    layout.partitions(),
                    StreamsSettings.USUAL_COMMIT_INTERVAL,
                    true,
                    kept.policy(loaded.city().rules().calendar().zone()),
                    instances);
            return start(parts, failures, loaded, settings, address);
        });
    }

    private static TopicLayout topics(Parts parts, String brokers, String generation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers, "client.id", "ioc-streams-topics"))) {
            TopicLayout layout = TopicLayout.found(admin);
            parts.run("topics", () -> new TopicSetup(admin, layout).require(Topics.derived(generation)));
            return layout;
        }
    }

    private static String start(
            Parts parts, Failures failures, LoadedProfile loaded, StreamsSettings settings, InetSocketAddress address) {
        PrometheusMeterRegistry meters = PartProcess.meters(parts);
        StreamsApp app = parts.start("streams", () -> {
            StreamsApp made = new StreamsApp(loaded.city().rules(), loaded.city().units(), settings, meters, Clock.systemUTC());
            made.start();
            return made;
        });
        var unused = app.failure().thenAccept(error -> failures.fail("the streams failed: " + error.getMessage()));
        HealthServer health = parts.start("health", () -> new HealthServer(address, meters, app::notReady));
        parts.awaitReady("pipeline", app::notReady);
        return "ready  streams of generation %s  cases %s  health %s/health/ready"
                .formatted(loaded.generation(), settings.instances().endpoint(), PartProcess.url(address.getAddress(), health.port()));
    }
}
