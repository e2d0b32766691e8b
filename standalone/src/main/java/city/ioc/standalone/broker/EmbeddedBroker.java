package city.ioc.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker with its controller in this JVM, on 127.0.0.1 only. Its records are in the folder of its settings and survive a
 * restart as well as a kill of the process. Two brokers must not share a folder.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final FatalErrors fatalErrors;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, FatalErrors fatalErrors, int port) {
        this.server = server;
        this.fatalErrors = fatalErrors;
        this.port = port;
    }

    /**
     * Starts a broker and returns once it serves clients.
     *
     * @throws PortInUseException when a port of the settings is taken
     * @throws BrokerStartException when it does not start; nothing is left running
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        requireFree(settings.port());
        requireFree(settings.controllerPort());
        format(settings.folder());
        try {
            return startOnce(settings);
        } catch (BrokerStartException e) {
            if (!isLostPort(e, settings)) {
                throw e;
            }
            LOG.info("another process took the port that was picked for the broker; trying another one");
            return startOnce(settings);
        }
    }

    /** Address for Kafka clients, {@code host:port}. */
    public String bootstrap() {
        return BrokerConfig.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops cleanly and waits for it: logs are flushed, so that the next start has nothing to repair. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            KafkaExits.unregister(fatalErrors);
        }
    }

    private static EmbeddedBroker startOnce(BrokerSettings settings) {
        int port = settings.port() == 0 ? Ports.pick() : settings.port();
        int controllerPort = settings.controllerPort() == 0 ? Ports.pick() : settings.controllerPort();
        StartGuard guard = new StartGuard(settings.fatalErrors());
        KafkaExits.register(guard);
        KafkaRaftServer server = null;
        try {
            Properties config = BrokerConfig.of(settings.folder(), port, controllerPort);
            server = new KafkaRaftServer(KafkaConfig.fromProps(config), Time.SYSTEM);
            server.startup();
            guard.started();
            return new EmbeddedBroker(server, guard, port);
        } catch (Exception e) { // Scala code throws checked exceptions undeclared
            guard.failed();
            stopQuietly(server);
            KafkaExits.unregister(guard);
            throw new BrokerStartException("the broker did not start: " + guard.reasonOr(rootOf(e).getMessage()), e);
        }
    }

    private static void requireFree(int port) {
        if (port != 0) {
            Ports.requireFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "--kafka-port");
        }
    }

    private static void stopQuietly(KafkaRaftServer server) {
        if (server == null) {
            return;
        }
        try {
            server.shutdown();
        } catch (RuntimeException e) {
            LOG.debug("stopping a broker that did not start", e);
        }
    }

    private static boolean isLostPort(BrokerStartException failure, BrokerSettings settings) {
        boolean picked = settings.port() == 0 || settings.controllerPort() == 0;
        return picked && rootOf(failure) instanceof BindException;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Formats a new folder. {@code meta.properties} is the last file that the formatter writes, so it marks a finished one. */
    private static void format(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerConfig.NODE_ID)
                    .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the broker's folder " + folder, e);
        } catch (Exception e) {
            throw new BrokerStartException("cannot format the broker's folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
