package city.ioc.producers.importer;

/** An import that cannot be done or not be finished; the message is one line and says what to change. */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
        super(message);
    }

    public ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
