package city.ioc.standalone;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.DashboardServer;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.KafkaJournal;
import city.ioc.events.Topics;
import city.ioc.notifications.Notifications;
import city.ioc.notifier.Notifier;
import city.ioc.notifier.NotifierSettings;
import city.ioc.producers.AuditPublisher;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.gateway.GatewayServer;
import city.ioc.producers.gateway.GatewaySettings;
import city.ioc.profile.CityProfile;
import city.ioc.profile.NotificationsFile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.data.DataFolder;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicProblem;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.Formats;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline in this process: each part builds on those before it and is closed before them. */
public final class Up implements AutoCloseable {
    private static final int STREAM_THREADS = 2;
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(2);

    private final Clock clock = Clock.systemUTC();
    private final Parts parts;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private StreamsApp streams;
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
        parts.awaitReady("pipeline", after(streams::completeAsOf, "events are being folded"));
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
        CityProfile profile = ProfileLoader.load(settings.profile());
        Optional<Notifications> notifications =
                NotificationsFile.read(settings.profile(), profile).filter(read -> settings.notifies());
        String generation = Formats.generation(profile.rules());
        requireFreePorts(settings);
        DataFolder data = parts.start("data folder", () -> DataFolder.open(settings.data()));
        String bootstrap = broker.apply(data);
        parts.run("topics", () -> ensureTopics(bootstrap, generation));
        GrainPolicy grains = settings.retention().policy(profile.rules().calendar().zone());
        streams = parts.start("streams", () -> startStreams(profile, grains, data, bootstrap, failures));
        EventPublisher publisher = parts.start("publisher", () -> startPublisher(bootstrap));
        GatewayServer gateway = startGateway(settings, profile, bootstrap, publisher);
        AuditPublisher trail = parts.start("trail", () -> new AuditPublisher(bootstrap, "ioc-trail"));
        display = parts.start(
                "display", () -> startDisplay(settings, profile, grains, bootstrap, generation, publisher, trail));
        notifications.ifPresent(
                wanted -> parts.start("notifier", () -> startNotifier(profile, wanted, bootstrap, generation)));
        parts.awaitReady("figures", display::notReady);
        addresses.put("display", url(settings, display.port()));
        addresses.put("gateway", url(settings, gateway.port()) + "/v1/events");
        addresses.put("kafka", bootstrap);
    }

    private static String startBroker(UpSettings settings, DataFolder data, Parts parts, Failures failures) {
        BrokerSettings broker = new BrokerSettings(data.broker(), settings.kafkaPort(), 0, failures::abort);
        return parts.start("broker", () -> EmbeddedBroker.start(broker)).bootstrap();
    }

    private StreamsApp startStreams(
            CityProfile profile, GrainPolicy grains, DataFolder data, String bootstrap, Failures failures) {
        StreamsSettings settings = new StreamsSettings(
                bootstrap,
                data.streams(),
                STREAM_THREADS,
                TopicLayout.standalone().partitions(),
                COMMIT_INTERVAL,
                true,
                grains);
        StreamsApp app = new StreamsApp(profile.rules(), profile.units(), settings, meters, clock);
        var unused = app.failure().thenAccept(error -> failures.fail("the pipeline failed: " + error.getMessage()));
        app.start();
        return app;
    }

    private EventPublisher startPublisher(String bootstrap) {
        EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "ioc-gateway"));
        publisher.bindTo(meters);
        return publisher;
    }

    private GatewayServer startGateway(
            UpSettings settings, CityProfile profile, String bootstrap, EventPublisher publisher) {
        TopicsProbe probe = parts.start("probe", () -> new TopicsProbe(bootstrap, KAFKA_PATIENCE));
        GatewaySettings gateway = GatewaySettings.on(settings.host().getHostAddress(), settings.gatewayPort());
        return parts.start(
                "gateway",
                () -> new GatewayServer(gateway, publisher, Doors.of(profile), probe, meters).start());
    }

    private DashboardServer startDisplay(
            UpSettings settings,
            CityProfile profile,
            GrainPolicy grains,
            String bootstrap,
            String generation,
            EventPublisher publisher,
            AuditPublisher trail) {
        Journal journal = new Journal(
                new KafkaJournal(bootstrap, clock), Doors.of(profile)::admit, publisher::publish, trail, clock);
        String host = settings.host().getHostAddress();
        DashboardServer server = new DashboardServer(
                DashboardSettings.on(host, settings.port(), bootstrap, generation),
                profile,
                grains,
                clock,
                meters,
                List.of(new ReadinessCheck("streams", streams::notReady)),
                publisher::publish,
                journal);
        server.start();
        return server;
    }

    private Notifier startNotifier(
            CityProfile profile, Notifications notifications, String bootstrap, String generation) {
        return new Notifier(
                        NotifierSettings.on(bootstrap, generation), profile, notifications, Defaults::variable, meters, clock)
                .start();
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

    private static void ensureTopics(String bootstrap, String generation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<TopicProblem> problems = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation));
            if (!problems.isEmpty()) {
                throw new IllegalStateException(
                        problems.stream().map(TopicProblem::text).collect(Collectors.joining("; and ")));
            }
        }
    }
}
