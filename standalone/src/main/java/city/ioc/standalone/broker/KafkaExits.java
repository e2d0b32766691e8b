package city.ioc.standalone.broker;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends the JVM through {@link Exit} when it fails for good. This hands such ends to the brokers that run in this JVM
 * instead, and gives Kafka its own way back once none runs.
 */
final class KafkaExits {
    private static final Set<FatalErrors> LISTENERS = new CopyOnWriteArraySet<>();

    private KafkaExits() {}

    static synchronized void register(FatalErrors listener) {
        LISTENERS.add(listener);
        Exit.setExitProcedure(KafkaExits::announce);
        Exit.setHaltProcedure(KafkaExits::announce);
    }

    static synchronized void unregister(FatalErrors listener) {
        LISTENERS.remove(listener);
        if (LISTENERS.isEmpty()) {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
        }
    }

    private static void announce(int status, String message) {
        String detail = message == null ? "see the error logged above" : message;
        String reason = "the broker stopped with a fatal error (status " + status + "): " + detail;
        LISTENERS.forEach(listener -> listener.brokerFailed(reason));
    }
}
