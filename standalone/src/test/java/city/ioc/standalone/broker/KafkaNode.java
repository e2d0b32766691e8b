package city.ioc.standalone.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One of several brokers with controllers on 127.0.0.1, in a process of its own. It has the settings of the embedded broker, but for those that
 * several have otherwise: these are as in {@code docker-compose.yml}.
 */
public final class KafkaNode {
    private static final String CLUSTER = "q1Sh-9_ISia_zwGINzRvyQ";

    /** Where a node is reached. */
    public record Address(int port, int controllerPort) {
        @Override
        public String toString() {
            return port + ":" + controllerPort;
        }

        static Address of(String text) {
            String[] ports = text.split(":", -1);
            return new Address(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
        }
    }

    private KafkaNode() {}

    /** @param args folder of this node, its number from 1, and the addresses of all, each as {@code port:controllerPort} */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int number = Integer.parseInt(args[1]);
        List<Address> all = List.of(args).subList(2, args.length).stream().map(Address::of).toList();
        format(folder, number);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(config(folder, number, all)), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        server.awaitShutdown();
    }

    private static Properties config(Path folder, int number, List<Address> all) {
        Properties config = new Properties();
        config.putAll(BrokerConfig.of(folder, all.get(number - 1).port(), all.get(number - 1).controllerPort()));
        config.putAll(amongSeveral(number, all));
        return config;
    }

    private static Map<String, String> amongSeveral(int number, List<Address> all) {
        String copies = Integer.toString(all.size());
        List<String> voters = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            voters.add((i + 1) + "@" + BrokerConfig.HOST + ":" + all.get(i).controllerPort());
        }
        return Map.ofEntries(
                Map.entry("node.id", Integer.toString(number)),
                Map.entry("controller.quorum.voters", String.join(",", voters)),
                Map.entry("default.replication.factor", copies),
                Map.entry("min.insync.replicas", "2"),
                Map.entry("offsets.topic.replication.factor", copies),
                Map.entry("transaction.state.log.replication.factor", copies),
                Map.entry("transaction.state.log.min.isr", "2"),
                Map.entry("share.coordinator.state.topic.replication.factor", copies),
                Map.entry("share.coordinator.state.topic.min.isr", "2"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "1000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "6000"));
    }

    private static void format(Path folder, int number) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(CLUSTER)
                .setNodeId(number)
                .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }
}
