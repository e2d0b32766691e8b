package city.ioc.standalone;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.broker.Ports;
import city.ioc.standalone.data.DataFolder;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicProblem;
import city.ioc.standalone.topics.TopicSetup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline in this process: each part builds on those before it and is closed before them. */
public final class Up implements AutoCloseable {
    private final Parts parts;
    private final Map<String, String> addresses = new LinkedHashMap<>();

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
        Up up = new Up(parts);
        try {
            up.startParts(settings, failures);
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

    @Override
    public void close() {
        parts.close();
    }

    private void startParts(UpSettings settings, Failures failures) {
        requireFreePorts(settings);
        DataFolder data = parts.start("data folder", () -> DataFolder.open(settings.data()));
        EmbeddedBroker broker = parts.start("broker", () -> EmbeddedBroker.start(
                new BrokerSettings(data.broker(), settings.kafkaPort(), 0, failures::abort)));
        addresses.put("kafka", broker.bootstrap());
        parts.run("topics", () -> ensureTopics(broker.bootstrap()));
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
        List<Topic> topics = new ArrayList<>(Topics.events());
        topics.add(Topics.REJECTED);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<TopicProblem> problems = new TopicSetup(admin, TopicLayout.standalone()).ensure(topics);
            if (!problems.isEmpty()) {
                throw new IllegalStateException(
                        problems.stream().map(TopicProblem::text).collect(Collectors.joining("; and ")));
            }
        }
    }
}
