package city.ioc.standalone.topics;

import city.ioc.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/** Puts the difference between a topic as it is and as it should be into words. */
final class TopicComparison {
    private final TopicLayout layout;

    TopicComparison(TopicLayout layout) {
        this.layout = layout;
    }

    List<TopicProblem> shape(Topic topic, TopicDescription found) {
        List<TopicProblem> problems = new ArrayList<>();
        int partitions = found.partitions().size();
        if (partitions != layout.partitions()) {
            problems.add(new TopicProblem(
                    topic.name(),
                    "it has " + partitions + " partitions and should have " + layout.partitions(),
                    "adding partitions would part the events of a case: export it, delete it, start again and import,"
                            + " or run all parts with " + partitions + " partitions"));
        }
        int replicas = found.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (replicas < layout.replicas()) {
            problems.add(new TopicProblem(
                    topic.name(),
                    "it has " + replicas + " replicas and should have at least " + layout.replicas(),
                    "add some with kafka-reassign-partitions.sh"));
        }
        return problems;
    }

    /** Compares what is in force, whether set on the topic or inherited from the broker. */
    List<TopicProblem> settings(Topic topic, Config found) {
        List<TopicProblem> problems = new ArrayList<>();
        Map<String, String> wanted = new TreeMap<>(layout.settings(topic.settings()));
        wanted.forEach((name, value) -> {
            ConfigEntry entry = found.get(name);
            String is = entry == null ? null : entry.value();
            if (!value.equals(is)) {
                problems.add(new TopicProblem(
                        topic.name(), name + " is " + is + " and should be " + value, alter(topic.name(), name, value)));
            }
        });
        return problems;
    }

    private static String alter(String topic, String name, String value) {
        return "mend it with: kafka-configs.sh --bootstrap-server HOST:PORT --alter --entity-type topics --entity-name " + topic
                + " --add-config " + name + "=" + value;
    }
}
