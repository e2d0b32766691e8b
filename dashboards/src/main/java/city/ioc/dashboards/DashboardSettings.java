package city.ioc.dashboards;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How the dashboards run; what they show does not depend on it.
 *
 * @param host address to listen on; anything but a loopback address lets others in
 * @param port to listen on; 0 for any
 * @param allowedHosts names under which browsers may ask, besides localhost, 127.0.0.1 and [::1]; without port
 * @param bootstrap brokers as host:port
 * @param generation whose derived topics are shown
 * @param staleAfter figures count as stale when the data were last complete longer ago than this
 * @param selfCheckInterval how often cells and cases are compared
 */
public record DashboardSettings(
        String host,
        int port,
        Set<String> allowedHosts,
        String bootstrap,
        String generation,
        Duration staleAfter,
        Duration selfCheckInterval) {

    public DashboardSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        if (!staleAfter.isPositive() || !selfCheckInterval.isPositive()) {
            throw new IllegalArgumentException("staleAfter and selfCheckInterval must be longer than 0");
        }
    }

    /** Stale after 15 s, a self-check every 10 s; browsers may name the host itself. */
    public static DashboardSettings on(String host, int port, String bootstrap, String generation) {
        return new DashboardSettings(
                host, port, Set.of(host), bootstrap, generation, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }

    /** Browsers may name these hosts too. */
    public DashboardSettings allowing(Set<String> names) {
        Set<String> all = new HashSet<>(allowedHosts);
        all.addAll(names);
        return new DashboardSettings(host, port, all, bootstrap, generation, staleAfter, selfCheckInterval);
    }
}
