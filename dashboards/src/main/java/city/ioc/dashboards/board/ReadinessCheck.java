package city.ioc.dashboards.board;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something outside the dashboards that figures depend on, such as the streams application. While one is not ready, figures are
 * shown as stale.
 *
 * @param name short, for {@code /health/ready}
 * @param notReady why it is not ready; empty when it is. Asked about once a second, from any thread.
 */
public record ReadinessCheck(String name, Supplier<Optional<String>> notReady) {}
