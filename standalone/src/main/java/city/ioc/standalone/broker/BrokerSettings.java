package city.ioc.standalone.broker;

import java.nio.file.Path;

/**
 * Settings of the embedded broker.
 *
 * @param folder where it keeps its data; created and formatted at the first start
 * @param port where clients connect on 127.0.0.1; 0 picks a free one
 * @param controllerPort where it talks to itself on 127.0.0.1; 0 picks a free one
 * @param fatalErrors told when the broker fails for good
 */
public record BrokerSettings(Path folder, int port, int controllerPort, FatalErrors fatalErrors) {

    /** Free ports; a fatal error ends the process. */
    public static BrokerSettings in(Path folder) {
        return new BrokerSettings(folder, 0, 0, FatalErrors.endProcess());
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(folder, newPort, controllerPort, fatalErrors);
    }

    public BrokerSettings withFatalErrors(FatalErrors newFatalErrors) {
        return new BrokerSettings(folder, port, controllerPort, newFatalErrors);
    }
}
