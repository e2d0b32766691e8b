package city.ioc.standalone.broker;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * An empty broker for a test of the whole pipeline: the official image where a Docker engine has it, else the embedded one.
 * {@code -Dioc.broker=embedded} or {@code container} decides otherwise. The log says which it is, and why.
 */
public final class TestBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestBroker.class);

    private final String bootstrap;
    private final Runnable stop;

    private TestBroker(String bootstrap, Runnable stop) {
        this.bootstrap = bootstrap;
        this.stop = stop;
    }

    /** @param folder for the data of the embedded broker */
    public static TestBroker start(Path folder) {
        BrokerChoice choice = BrokerChoice.of(System.getProperty("ioc.broker"), ContainerBroker::obstacle);
        String broker = choice.container() ? ContainerBroker.IMAGE + " in a container" : "the embedded broker";
        LOG.info("The pipeline is tested on {}: {}", broker, choice.reason());
        return choice.container() ? container() : embedded(folder);
    }

    private static TestBroker container() {
        KafkaContainer container = ContainerBroker.start();
        return new TestBroker(container.getBootstrapServers(), container::stop);
    }

    private static TestBroker embedded(Path folder) {
        EmbeddedBroker broker = EmbeddedBroker.start(
                BrokerSettings.in(folder).withFatalErrors(reason -> LOG.error("The broker failed: {}", reason)));
        return new TestBroker(broker.bootstrap(), broker::close);
    }

    /** Address for Kafka clients, {@code host:port}. */
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        stop.run();
    }
}
