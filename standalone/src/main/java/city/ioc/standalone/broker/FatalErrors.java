package city.ioc.standalone.broker;

/**
 * What to do when the broker meets an error that it cannot live with. By then Kafka has logged the cause. May be called from any
 * of the broker's threads, more than once, and the broker is of no use afterwards.
 */
@FunctionalInterface
public interface FatalErrors {

    /** @param reason one line for a person */
    void brokerFailed(String reason);

    /**
     * Ends the process at once with code 1 and the reason on standard error. Without a tidy stop: it would wait for the broker,
     * and everything above the broker survives a kill.
     */
    static FatalErrors endProcess() {
        return reason -> {
            System.err.println("ioc: " + reason);
            System.err.flush();
            Runtime.getRuntime().halt(1);
        };
    }
}
