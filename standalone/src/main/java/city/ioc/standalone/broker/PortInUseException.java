package city.ioc.standalone.broker;

/** A port that we were told to listen on cannot be had. */
public final class PortInUseException extends RuntimeException {

    PortInUseException(int port, String option, Throwable cause) {
        super(message(port, option, cause), cause);
    }

    private static String message(int port, String option, Throwable cause) {
        String reason = cause.getMessage() != null && cause.getMessage().contains("in use")
                ? "port " + port + " is in use"
                : "port " + port + " cannot be opened (" + cause.getMessage() + ")";
        return reason + "; choose another with " + option;
    }
}
