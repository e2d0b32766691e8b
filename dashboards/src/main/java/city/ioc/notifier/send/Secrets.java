package city.ioc.notifier.send;

import city.ioc.notifications.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;

/** Finds secrets anew each time, so that a changed one counts without a restart. */
public final class Secrets {
    private final UnaryOperator<String> environment;

    /** @param environment the value of a variable; null when there is none */
    public Secrets(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @throws DeliveryException for now, when it is not where it should be */
    String find(Secret secret) throws DeliveryException {
        return switch (secret) {
            case Secret.OfEnvironment(String variable) -> {
                String value = environment.apply(variable);
                if (value == null || value.isBlank()) {
                    throw DeliveryException.forNow("the variable " + variable + " is not set", null);
                }
                yield value.strip();
            }
            case Secret.OfFile(var path) -> {
                try {
                    yield Files.readString(path).strip();
                } catch (IOException e) {
                    throw DeliveryException.forNow("the secret in " + path + " cannot be read", e);
                }
            }
        };
    }
}
