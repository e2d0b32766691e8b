package city.ioc.events;

/** An event that breaks the contract; the message says which attribute, why, and what would be right. */
public final class InvalidEventException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidEventException(String reason) {
        super(reason);
    }
}
