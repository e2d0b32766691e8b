package city.ioc.standalone.broker;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

import static java.util.stream.Collectors.toMap;

/** The official broker of the version of our clients in a container, with the settings of the embedded one. Never pulled. */
final class ContainerBroker {
    static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

    private ContainerBroker() {}

    /** Why there can be no container; empty when there can. */
    static Optional<String> obstacle() {
        DockerClientFactory docker = DockerClientFactory.instance();
        try {
            if (!docker.isDockerAvailable()) {
                return Optional.of("no Docker engine answers");
            }
            docker.client().inspectImageCmd(IMAGE).exec();
            return Optional.empty();
        } catch (NotFoundException e) {
            return Optional.of("the Docker engine has no image " + IMAGE);
        }
    }

    static KafkaContainer start() {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withImagePullPolicy(new NeverPull())
                .withEnv(environment(BrokerConfig.anywhere()))
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m");
        container.start();
        return container;
    }

    /** Settings as the image takes them. */
    private static Map<String, String> environment(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(toMap(
                        setting -> "KAFKA_" + setting.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                        Map.Entry::getValue));
    }
}
