package city.ioc.standalone.broker;

import java.util.Optional;
import java.util.function.Supplier;

/** Which broker the tests of the whole pipeline run on, and why. */
record BrokerChoice(boolean container, String reason) {

    /**
     * @param wanted "embedded" or "container"; null for a container where there can be one
     * @param obstacle what keeps a container from starting; asked only when it matters
     */
    static BrokerChoice of(String wanted, Supplier<Optional<String>> obstacle) {
        return switch (wanted) {
            case null -> obstacle.get()
                    .map(missing -> new BrokerChoice(false, missing))
                    .orElseGet(() -> new BrokerChoice(true, "the Docker engine has the image"));
            case "embedded" -> new BrokerChoice(false, "as -Dioc.broker asks");
            case "container" -> {
                obstacle.get().ifPresent(missing -> {
                    throw new IllegalStateException("-Dioc.broker=container cannot be had: " + missing);
                });
                yield new BrokerChoice(true, "as -Dioc.broker asks");
            }
            default -> throw new IllegalArgumentException("-Dioc.broker must be embedded or container, not " + wanted);
        };
    }
}
