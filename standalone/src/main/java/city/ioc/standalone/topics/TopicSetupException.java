package city.ioc.standalone.topics;

/** The topics cannot be made or read. The message says why. */
public final class TopicSetupException extends RuntimeException {

    TopicSetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
