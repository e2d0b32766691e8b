package city.ioc.producers;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka whether it answers and has every event topic: what a producer needs to be ready. */
public final class TopicsProbe implements BooleanSupplier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsProbe.class);
    private static final List<String> NAMES =
            Topics.events().stream().map(Topic::name).toList();

    private final Admin admin;
    private final Duration timeout;

    public TopicsProbe(String bootstrap, Duration timeout) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG, "ioc-topics-probe",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis())));
        this.timeout = timeout;
    }

    @Override
    public boolean getAsBoolean() {
        try {
            admin.describeTopics(NAMES).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Kafka or an event topic is missing", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(timeout);
    }
}
