package city.ioc.standalone;

import city.ioc.standalone.generations.Site;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What {@code ioc up} runs with.
 *
 * @param data the data folder, created when absent
 * @param profile the city profile's folder
 * @param host address of the display and the gateway; the broker is on the loopback address whatever this is
 * @param port of the display; 0 picks a free one, as for the other ports
 * @param retention how finely the past is kept
 * @param notifies whether those whom the profile names are told of alerts
 * @param holdsCandidate whether a generation that has caught up waits for an operator to be shown
 * @param alertsSettle how long it waits for its alerts otherwise
 */
public record UpSettings(
        Path data,
        Path profile,
        InetAddress host,
        int port,
        int gatewayPort,
        int kafkaPort,
        Retention retention,
        boolean notifies,
        boolean holdsCandidate,
        Duration alertsSettle) {
    static final int HIGHEST_PORT = 65535;

    /** The past is kept as usual, and whoever the profile names is told of alerts. */
    public UpSettings(Path data, Path profile, InetAddress host, int port, int gatewayPort, int kafkaPort) {
        this(data, profile, host, port, gatewayPort, kafkaPort, Retention.USUAL, true, false, Site.ALERTS_SETTLE);
    }

    /** @throws IllegalArgumentException with a sentence that says what to change */
    public UpSettings {
        requirePort("--port", port);
        requirePort("--gateway-port", gatewayPort);
        requirePort("--kafka-port", kafkaPort);
        requireDifferent("--port", port, "--gateway-port", gatewayPort);
        requireDifferent("--port", port, "--kafka-port", kafkaPort);
        requireDifferent("--gateway-port", gatewayPort, "--kafka-port", kafkaPort);
    }

    /** Nobody is told of alerts: those of a city that is not real are nobody's business. */
    UpSettings withoutNotifying() {
        return new UpSettings(data, profile, host, port, gatewayPort, kafkaPort, retention, false, holdsCandidate, alertsSettle);
    }

    /** A generation that has caught up waits for an operator. */
    public UpSettings holdingCandidate() {
        return new UpSettings(data, profile, host, port, gatewayPort, kafkaPort, retention, notifies, true, alertsSettle);
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(option + " must be between 0 and " + HIGHEST_PORT + ", not " + port);
        }
    }

    private static void requireDifferent(String option, int port, String otherOption, int otherPort) {
        if (port != 0 && port == otherPort) {
            throw new IllegalArgumentException(option + " and " + otherOption + " must differ, both are " + port);
        }
    }
}
