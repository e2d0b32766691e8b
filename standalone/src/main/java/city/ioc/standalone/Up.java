package city.ioc.standalone;

import city.ioc.dashboards.DashboardServer;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.GenerationBoard;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.KafkaJournal;
import city.ioc.events.Topics;
import city.ioc.producers.AuditPublisher;
import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.gateway.GatewayServer;
import city.ioc.producers.gateway.GatewaySettings;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.data.DataFolder;
import city.ioc.standalone.generations.LoadedProfile;
import city.ioc.standalone.generations.RunningGenerations;
import city.ioc.standalone.generations.Site;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline in this process: each part builds on those before it and is closed before them. */
public final class Up implements AutoCloseable {
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(2);

    private final Clock clock = Clock.systemUTC();
    private final Parts parts;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
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
            parts.close();
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
    }

    private void startParts(UpSettings settings, Failures failures, Function<DataFolder, String> broker) {
        LoadedProfile.of(settings.profile()); // one with problems is told before anything starts
        requireFreePorts(settings);
        DataFolder data = parts.start("data folder", () -> DataFolder.open(settings.data()));
        String bootstrap = broker.apply(data);
        parts.run("topics", () -> ensureTopics(bootstrap));
        Site site = new Site(bootstrap, data.generations(), data.streams(), settings.retention()::policy, meters, clock);
        generations = parts.start(
                "streams",
                () -> RunningGenerations.start(site, settings.profile(), settings.holdsCandidate(), failures::fail));
        EventPublisher publisher = parts.start("publisher", () -> startPublisher(bootstrap));
        GatewayServer gateway = startGateway(settings, bootstrap, publisher);
        AuditPublisher trail = parts.start("trail", () -> new AuditPublisher(bootstrap, "ioc-trail"));
        display = parts.start("display", () -> startDisplay(settings, bootstrap, publisher, trail));
        NotifierOfPromoted notifier = settings.notifies() ? startNotifier(bootstrap) : null;
        if (notifier != null) {
            display.tellDelivery(notifier::status);
        }
        parts.awaitReady("figures", display::notReady);
        generations.follow(run -> {
            display.show(run.board());
            if (notifier != null) {
                notifier.follow(run);
            }
        });
        addresses.put("display", url(settings, display.port()));
        addresses.put("gateway", url(settings, gateway.port()) + "/v1/events");
        addresses.put("kafka", bootstrap);
    }

    private static String startBroker(UpSettings settings, DataFolder data, Parts parts, Failures failures) {
        BrokerSettings broker = new BrokerSettings(data.broker(), settings.kafkaPort(), 0, failures::abort);
        return parts.start("broker", () -> EmbeddedBroker.start(broker)).bootstrap();
    }

    private EventPublisher startPublisher(String bootstrap) {
        EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "ioc-gateway"));
        publisher.bindTo(meters);
        return publisher;
    }

    private GatewayServer startGateway(UpSettings settings, String bootstrap, EventPublisher publisher) {
        TopicsProbe probe = parts.start("probe", () -> new TopicsProbe(bootstrap, KAFKA_PATIENCE));
        GatewaySettings gateway = GatewaySettings.on(settings.host().getHostAddress(), settings.gatewayPort());
        return parts.start(
                "gateway",
                () -> new GatewayServer(gateway, publisher, door(), probe, meters).start());
    }

    /** Of the units of the generation that is shown when an event comes. */
    private Door door() {
        return Doors.of(generations.promoted().city(), () -> generations.promoted().city().units());
    }

    private DashboardServer startDisplay(
            UpSettings settings, String bootstrap, EventPublisher publisher, AuditPublisher trail) {
        GenerationBoard first = generations.promoted().board();
        Journal journal = new Journal(new KafkaJournal(bootstrap, clock), door()::admit, publisher::publish, trail, clock);
        DashboardServer server = new DashboardServer(
                DashboardSettings.on(settings.host().getHostAddress(), settings.port(), bootstrap, first.generation()),
                first,
                clock,
                meters,
                publisher::publish,
                journal,
                generations);
        server.offerReplays(Defaults.replays(), generations.tried(settings.profile()), bootstrap);
        server.start();
        return server;
    }

    private NotifierOfPromoted startNotifier(String bootstrap) {
        return parts.start("notifier", () -> {
            NotifierOfPromoted notifier = new NotifierOfPromoted(bootstrap, meters, clock);
            notifier.follow(generations.promoted());
            return notifier;
        });
    }

    private static String url(UpSettings settings, int port) {
        String host = settings.host().isLoopbackAddress()
                ? "localhost"
                : settings.host().getHostAddress();
        return "http://" + host + ":" + port;
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
