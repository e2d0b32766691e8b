package city.ioc.standalone.broker;

/** The broker did not start. The message says why. */
public final class BrokerStartException extends RuntimeException {

    BrokerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
