package city.ioc.standalone.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The broker's own settings: one node on one laptop that holds a city's history. Chosen for quick starts, quick failover after a
 * kill, little idle memory, and nothing that disappears by itself.
 */
final class BrokerConfig {
    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final int MIB = 1024 * 1024;

    private BrokerConfig() {}

    static Properties of(Path folder, int port, int controllerPort) {
        Properties config = new Properties();
        config.putAll(node(folder, port, controllerPort));
        config.putAll(anywhere());
        return config;
    }

    /** What does not depend on where the broker runs. */
    static Map<String, String> anywhere() {
        Map<String, String> config = new HashMap<>();
        config.putAll(storage());
        config.putAll(internalTopics());
        config.putAll(groups());
        config.putAll(transactions());
        return config;
    }

    private static Map<String, String> node(Path folder, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://" + HOST + ":" + port + "," + CONTROLLER_LISTENER + "://" + HOST + ":" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                // After a kill the new start may register only once the old session has run out.
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("broker.session.timeout.ms", "3000"));
    }

    /**
     * Segments are small, so that compaction reaches young records (never the active segment) and a start after a kill checks
     * little. The index is bounded accordingly, as its file has the full size while the segment is active.
     */
    private static Map<String, String> storage() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "num.partitions", "4",
                "log.segment.bytes", Integer.toString(64 * MIB),
                "log.index.size.max.bytes", Integer.toString(MIB),
                // 24 bytes for a key of one pass: 600,000 keys. Kafka's own default takes 128 MiB of heap at start.
                "log.cleaner.dedupe.buffer.size", Integer.toString(16 * MIB));
    }

    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "offsets.topic.segment.bytes", Integer.toString(16 * MIB),
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "transaction.state.log.segment.bytes", Integer.toString(16 * MIB),
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    /** Members join without delay, a killed one is missed within 6 s, and positions are kept over any holiday. */
    private static Map<String, String> groups() {
        return Map.ofEntries(
                Map.entry("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE)),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
                Map.entry("group.streams.min.session.timeout.ms", "3000"),
                Map.entry("group.streams.session.timeout.ms", "6000"),
                Map.entry("group.streams.min.heartbeat.interval.ms", "500"),
                Map.entry("group.streams.heartbeat.interval.ms", "1500"),
                Map.entry("group.consumer.min.session.timeout.ms", "3000"),
                Map.entry("group.consumer.session.timeout.ms", "6000"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
                Map.entry("group.consumer.heartbeat.interval.ms", "1500"));
    }

    private static Map<String, String> transactions() {
        return Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }
}
