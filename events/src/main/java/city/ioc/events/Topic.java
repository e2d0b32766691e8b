package city.ioc.events;

import java.util.Map;

/**
 * A Kafka topic: its name and the settings that its readers rely on. Partition count and replication are the deployment's.
 *
 * @param settings topic-level settings as Kafka names them
 */
public record Topic(String name, Map<String, String> settings) {
    public Topic {
        settings = Map.copyOf(settings);
    }
}
