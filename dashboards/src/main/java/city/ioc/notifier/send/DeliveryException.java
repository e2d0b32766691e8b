package city.ioc.notifier.send;

/** A receiver did not accept a message. The text of it names no address, user or secret. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private DeliveryException(String reason, boolean permanent, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    /** Another try may succeed. */
    public static DeliveryException forNow(String reason, Throwable cause) {
        return new DeliveryException(reason, false, cause);
    }

    /** The receiver will never accept this message. */
    public static DeliveryException forEver(String reason, Throwable cause) {
        return new DeliveryException(reason, true, cause);
    }

    public boolean isPermanent() {
        return permanent;
    }
}
