package city.ioc.standalone.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * What the deployment decides about topics.
 *
 * @param partitions of every topic: a case's events of all kinds meet in one task only if all topics have the same count
 * @param replicas copies of every partition, at most the number of brokers
 */
public record TopicLayout(int partitions, short replicas) {
    public TopicLayout {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException("partitions and replicas must be at least 1");
        }
    }

    /** One broker. */
    public static TopicLayout standalone() {
        return new TopicLayout(4, (short) 1);
    }

    /**
     * As the topics of a cluster have it.
     *
     * @throws TopicSetupException when they are not there, or the cluster does not answer
     */
    public static TopicLayout found(Admin admin) {
        return new TopicSetup(admin, standalone()).found();
    }

    /** Settings that follow from the layout: an acknowledged record has a second copy where there are three brokers or more. */
    Map<String, String> settings(Map<String, String> topicSettings) {
        Map<String, String> settings = new HashMap<>(topicSettings);
        settings.put("min.insync.replicas", Integer.toString(minInSync()));
        return Map.copyOf(settings);
    }

    /** Copies that must have a record before it counts as stored. */
    public int minInSync() {
        return replicas >= 3 ? 2 : 1;
    }
}
