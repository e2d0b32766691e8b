package city.ioc.standalone;

import city.ioc.events.Topics;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc topics}: makes the topics that all generations share, or says what is wrong with those that are there. */
@Command(
        name = "topics",
        description = "Create the topics of the pipeline on a Kafka cluster, or check those that are there, and exit.",
        sortOptions = false)
final class TopicsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BootstrapOptions kafka;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = Defaults.PARTITIONS,
            description = "Of every topic; cannot be changed later (IOC_PARTITIONS, ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = Defaults.REPLICATION,
            description = "Copies of every partition, at most the number of brokers (IOC_REPLICATION, ${DEFAULT-VALUE}).")
    private short replication;

    @Override
    public Integer call() {
        TopicLayout layout;
        String brokers;
        try {
            layout = new TopicLayout(partitions, replication);
            brokers = kafka.brokers();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers, "client.id", "ioc-topics"))) {
            new TopicSetup(admin, layout).require(Topics.shared());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d topics are as they should be: %d partitions, %d replicas, of which %d must have a record%n",
                Topics.shared().size(), layout.partitions(), layout.replicas(), layout.minInSync());
        out.flush();
        return 0;
    }
}
