package city.ioc.producers.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * How the gateway listens and what it takes in.
 *
 * @param host           address to listen on; on a loopback address only requests to a loopback name or this one are served
 * @param port           port to listen on, 0 for any free one
 * @param maxBodyBytes   longest body
 * @param maxBatch       most events in one body
 * @param maxRequests    requests with events handled at a time; more are told to come back
 * @param maxHeldBytes   bytes of bodies held at a time; more are told to come back
 * @param readTimeout    time for a sender to deliver its body
 * @param publishTimeout time for Kafka to confirm the events of one request
 */
public record GatewaySettings(
        String host,
        int port,
        int maxBodyBytes,
        int maxBatch,
        int maxRequests,
        long maxHeldBytes,
        Duration readTimeout,
        Duration publishTimeout) {

    /** Longest single event as sent, in bytes. */
    public static final int MAX_EVENT_BYTES = 64 << 10;

    public GatewaySettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, was " + port);
        }
        if (maxBodyBytes < MAX_EVENT_BYTES || maxHeldBytes < maxBodyBytes) {
            throw new IllegalArgumentException("maxBodyBytes must be at least " + MAX_EVENT_BYTES
                    + " and maxHeldBytes at least maxBodyBytes, were " + maxBodyBytes + " and " + maxHeldBytes);
        }
        if (maxBatch < 1 || maxRequests < 1 || maxRequests > 1_000) {
            throw new IllegalArgumentException("maxBatch must be at least 1 and maxRequests between 1 and 1000, were "
                    + maxBatch + " and " + maxRequests);
        }
        if (!readTimeout.isPositive() || !publishTimeout.isPositive()) {
            throw new IllegalArgumentException("readTimeout and publishTimeout must be positive");
        }
    }

    /** 16 MiB and 10,000 events a body, 64 requests and 64 MiB at a time, 30 s to send and 15 s to store. */
    public static GatewaySettings on(String host, int port) {
        return new GatewaySettings(
                host, port, 16 << 20, 10_000, 64, 64L << 20, Duration.ofSeconds(30), Duration.ofSeconds(15));
    }

    /** Whether the gateway can only be reached from its own machine. */
    boolean onLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host: cannot be resolved, was " + host, e);
        }
    }
}
