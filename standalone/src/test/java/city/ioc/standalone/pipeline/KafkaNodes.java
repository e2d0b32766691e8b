package city.ioc.standalone.pipeline;

import city.ioc.standalone.broker.KafkaNode;
import city.ioc.standalone.broker.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** Three brokers in processes of their own, any of which can be killed, cut off, stopped and started again. They are numbered from 1. */
final class KafkaNodes implements AutoCloseable {
    static final int COUNT = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<KafkaNode.Address> addresses =
            IntStream.range(0, COUNT).mapToObj(i -> new KafkaNode.Address(Ports.pick(), Ports.pick())).toList();
    private final List<JavaProcess> nodes = new ArrayList<>();

    private KafkaNodes(Map<Integer, Path> folders, Path logs) {
        for (int number = 1; number <= COUNT; number++) {
            List<String> arguments = new ArrayList<>(List.of(folders.get(number).toString(), Integer.toString(number)));
            addresses.forEach(address -> arguments.add(address.toString()));
            nodes.add(new JavaProcess(
                    KafkaNode.class, "384m", logs.resolve("kafka-" + number + ".log"), arguments.toArray(String[]::new)));
        }
    }

    /** Returns when all three serve. */
    static KafkaNodes start(Path folder, Path logs) throws IOException {
        return start(IntStream.rangeClosed(1, COUNT).boxed().collect(Collectors.toMap(i -> i, i -> folder.resolve("kafka-" + i))), logs);
    }

    /** @param folders of each number */
    static KafkaNodes start(Map<Integer, Path> folders, Path logs) throws IOException {
        KafkaNodes nodes = new KafkaNodes(folders, logs);
        try {
            for (JavaProcess node : nodes.nodes) {
                node.start();
            }
            await().atMost(PATIENCE).until(() -> nodes.serving() == COUNT);
            return nodes;
        } catch (IOException | ConditionTimeoutException e) {
            nodes.close();
            throw e;
        }
    }

    /** All three, for Kafka clients. */
    String bootstrap() {
        return addresses.stream().map(address -> "127.0.0.1:" + address.port()).collect(Collectors.joining(","));
    }

    private JavaProcess node(int number) {
        return nodes.get(number - 1);
    }

    boolean isAlive(int number) {
        return node(number).isAlive();
    }

    long pid(int number) {
        return node(number).pid();
    }

    /** SIGKILL. */
    void kill(int number) throws InterruptedException {
        node(number).kill();
    }

    /** SIGTERM; returns the exit code. */
    int stop(int number) throws InterruptedException {
        return node(number).stop();
    }

    /** It neither answers nor asks, as if its cables were out, until {@link #join}. */
    void cut(int number) throws IOException, InterruptedException {
        node(number).freeze();
    }

    void join(int number) throws IOException, InterruptedException {
        node(number).goOn();
    }

    void startAgain(int number) throws IOException {
        node(number).start();
    }

    /** Waits until all serve and every copy of every partition is in step. */
    void awaitWhole() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> serving() == COUNT && inStep());
    }

    private int serving() throws InterruptedException {
        try (Admin admin = admin()) {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    private boolean inStep() throws InterruptedException {
        try (Admin admin = admin()) {
            for (TopicDescription topic : admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values()) {
                if (topic.partitions().stream().anyMatch(partition -> partition.isr().size() < partition.replicas().size())) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrap(), "request.timeout.ms", 3_000, "default.api.timeout.ms", 5_000));
    }

    @Override
    public void close() {
        nodes.forEach(JavaProcess::end);
    }
}
