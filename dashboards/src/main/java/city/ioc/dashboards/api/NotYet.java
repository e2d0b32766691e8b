package city.ioc.dashboards.api;

/** Something that can be answered later, not now. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYet(String message) {
        super(message);
    }
}
