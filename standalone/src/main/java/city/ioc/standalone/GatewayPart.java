package city.ioc.standalone;

import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.gateway.GatewayServer;
import city.ioc.producers.gateway.GatewaySettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The gateway, with what it needs, as a part of a process. */
final class GatewayPart {
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(2);

    private GatewayPart() {}

    /** Where events go that come in by whatever way. */
    static EventPublisher publisher(Parts parts, String bootstrap, PrometheusMeterRegistry meters) {
        return parts.start("publisher", () -> {
            EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "ioc-gateway"));
            publisher.bindTo(meters);
            return publisher;
        });
    }

    static TopicsProbe probe(Parts parts, String bootstrap) {
        return parts.start("probe", () -> new TopicsProbe(bootstrap, KAFKA_PATIENCE));
    }

    static GatewayServer start(
            Parts parts,
            InetSocketAddress address,
            EventPublisher publisher,
            Door door,
            TopicsProbe probe,
            PrometheusMeterRegistry meters) {
        GatewaySettings settings = GatewaySettings.on(address.getAddress().getHostAddress(), address.getPort());
        return parts.start("gateway", () -> new GatewayServer(settings, publisher, door, probe, meters).start());
    }
}
