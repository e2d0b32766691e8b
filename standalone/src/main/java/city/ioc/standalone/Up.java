package city.ioc.standalone;

import city.ioc.dashboards.DashboardServer;
import city.ioc.events.Topics;
import city.ioc.producers.AuditPublisher;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.gateway.GatewayServer;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.data.DataFolder;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.standalone.generations.RunningGenerations;
import city.ioc.standalone.generations.Site;
import city.ioc.standalone.metrics.BrokerMeters;
import city.ioc.standalone.metrics.ProcessMeters;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline in this process: each part builds on those before it and is closed before them. */
public final class Up implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final Parts parts;
    private final ProcessMeters process = new ProcessMeters(clock);
    private final PrometheusMeterRegistry meters = process.registry();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private RunningGenerations generations;
    private DashboardServer display;

    private Up(Parts parts) {
        this.parts = parts;
    }

    /**
     * Starts all parts and returns once they are ready. When one does not start, those before it are closed.
     *
     * @param parts empty; takes the parts, and closes them with the result
     * @param failures told when a part fails later
     */
    public static Up start(UpSettings settings, Parts parts, Failures failures) {
        return start(settings, parts, failures, data -> startBroker(settings, data, parts, failures));
    }

    /** The same on a broker that runs already, at {@code bootstrap}. */
    public static Up startOn(String bootstrap, UpSettings settings, Parts parts, Failures failures) {
        return start(settings, parts, failures, data -> bootstrap);
    }

    private static Up start(UpSettings settings, Parts parts, Failures failures, Function<DataFolder, String> broker) {
        Up up = new Up(parts);
        try {
            up.startParts(settings, failures, broker);
            return up;
        } catch (RuntimeException e) {
            up.close();
            throw e;
        }
    }

    /** Where each part is reached, by name. */
    public Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    /** One line for the person who started it: everything is ready, and where. */
    public String readyLine() {
        return addresses.entrySet().stream()
                .map(address -> address.getKey() + " " + address.getValue())
                .collect(Collectors.joining("  ", "ready  ", ""));
    }

    /**
     * Waits until all events stored so far are in the figures.
     *
     * @throws java.util.concurrent.CancellationException when the process was asked to stop meanwhile
     */
    public void awaitFigures() {
        parts.awaitReady("pipeline", after(() -> generations.promoted().foldedAsOf(), "events are being folded"));
        parts.awaitReady("figures", after(display::completeAsOf, "sums are being read"));
    }

    /** Not ready until something is complete up to now, which is the moment of this call. */
    private Supplier<Optional<String>> after(Supplier<Instant> completeAsOf, String otherwise) {
        Instant now = clock.instant();
        return () -> completeAsOf.get().isBefore(now) ? Optional.of(otherwise) : Optional.empty();
    }

    @Override
    public void close() {
        parts.close();
        process.close();
    }

    private void startParts(UpSettings settings, Failures failures, Function<DataFolder, String> broker) {
        LoadedProfile.of(settings.profile()); // one with problems is told before anything starts
        requireFreePorts(settings);
        DataFolder data = parts.start("data folder", () -> DataFolder.open(settings.data()));
        String bootstrap = broker.apply(data);
        parts.run("topics", () -> ensureTopics(bootstrap));
        parts.start("metrics", () -> new BrokerMeters(bootstrap, meters));
        AuditPublisher trail = parts.start("trail", () -> new AuditPublisher(bootstrap, "ioc-trail"));
        Site site = new Site(
                bootstrap,
                TopicLayout.standalone(),
                data.generations(),
                data.streams(),
                settings.retention()::policy,
                meters,
                trail,
                settings.alertsSettle(),
                clock);
        generations = parts.start(
                "streams",
                () -> RunningGenerations.start(site, settings.profile(), settings.holdsCandidate(), failures::fail));
        EventPublisher publisher = GatewayPart.publisher(parts, bootstrap, meters);
        GatewayServer gateway = GatewayPart.start(
                parts,
                new InetSocketAddress(settings.host(), settings.gatewayPort()),
                publisher,
                Doors.of(generations),
                GatewayPart.probe(parts, bootstrap),
                meters);
        display = DisplayPart.start(
                parts,
                bootstrap,
                new InetSocketAddress(settings.host(), settings.port()),
                Set.of(),
                generations,
                settings.profile(),
                publisher,
                trail,
                meters,
                clock);
        NotifierOfPromoted notifier = settings.notifies() ? startNotifier(bootstrap) : null;
        if (notifier != null) {
            display.tellDelivery(notifier::status);
        }
        parts.awaitReady("figures", display::notReady);
        generations.follow(run -> {
            display.show(run.board());
            if (notifier != null) {
                notifier.follow(run.profile());
            }
        });
        addresses.put("display", PartProcess.url(settings.host(), display.port()));
        addresses.put("gateway", PartProcess.url(settings.host(), gateway.port()) + "/v1/events");
        addresses.put("kafka", bootstrap);
    }

    private static String startBroker(UpSettings settings, DataFolder data, Parts parts, Failures failures) {
        BrokerSettings broker = new BrokerSettings(data.broker(), settings.kafkaPort(), 0, failures::abort);
        return parts.start("broker", () -> EmbeddedBroker.start(broker)).bootstrap();
    }

    private NotifierOfPromoted startNotifier(String bootstrap) {
        return parts.start("notifier", () -> {
            NotifierOfPromoted notifier = new NotifierOfPromoted(bootstrap, meters, clock);
            notifier.follow(generations.promoted().profile());
            return notifier;
        });
    }

    /** Before anything starts: a port in use shall not cost a start. */
    private static void requireFreePorts(UpSettings settings) {
        requireFree(settings.host(), settings.port(), "--port");
        requireFree(settings.host(), settings.gatewayPort(), "--gateway-port");
        requireFree(InetAddress.getLoopbackAddress(), settings.kafkaPort(), "--kafka-port");
    }

    private static void requireFree(InetAddress host, int port, String option) {
        if (port != 0) {
            Ports.requireFree(new InetSocketAddress(host, port), option);
        }
    }

    private static void ensureTopics(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            new TopicSetup(admin, TopicLayout.standalone()).require(Topics.shared());
        }
    }
}
