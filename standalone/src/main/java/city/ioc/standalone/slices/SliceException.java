package city.ioc.standalone.slices;

/** A slice cannot be written; the message is fit for the person who asked for it. */
public final class SliceException extends Exception {
    private static final long serialVersionUID = 1L;

    public SliceException(String message) {
        super(message);
    }

    public SliceException(String message, Throwable cause) {
        super(message, cause);
    }
}
