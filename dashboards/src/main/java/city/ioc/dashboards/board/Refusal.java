package city.ioc.dashboards.board;

/** A question that cannot be answered; the message says what is wrong with it, in a sentence for whoever asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean notFound;

    private Refusal(String message, boolean notFound) {
        super(message);
        this.notFound = notFound;
    }

    public static Refusal of(String message) {
        return new Refusal(message, false);
    }

    /** What was asked for by its name does not exist. */
    public static Refusal notFound(String message) {
        return new Refusal(message, true);
    }

    public boolean isNotFound() {
        return notFound;
    }
}
