package city.ioc.standalone.topics;

import java.util.HashMap;
import java.util.Map;

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

    /** Settings that follow from the layout: an acknowledged record has a second copy where there are three brokers or more. */
    Map<String, String> settings(Map<String, String> topicSettings) {
        Map<String, String> settings = new HashMap<>(topicSettings);
        settings.put("min.insync.replicas", replicas >= 3 ? "2" : "1");
        return Map.copyOf(settings);
    }
}
