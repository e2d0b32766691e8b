package city.ioc.dashboards.generations;

/** What was asked for does not go with how the generations stand; the message says why, in a sentence for whoever asked. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
