package city.ioc.dashboards.check;

/**
 * What a dossier is counted as by its states alone: by its spells, ends, pauses and dues, never by what it contributed to cells.
 * {@code docs/reference/reconciliation.md} says when.
 */
public enum Term {
    ACCEPTED("accepted", Kind.FLOW),
    REOPENED("reopened", Kind.FLOW),
    TRANSFERRED_IN("transferred-in", Kind.FLOW),
    TRANSFERRED_OUT("transferred-out", Kind.FLOW),
    RELEASED_ON_TIME("released-on-time", Kind.FLOW),
    RELEASED_LATE("released-late", Kind.FLOW),
    RELEASED_WITHOUT_DUE("released-without-due", Kind.FLOW),
    CANCELLED("cancelled", Kind.FLOW),
    /** Open, its clock stands. */
    WAITING("waiting", Kind.STOCK),
    /** Open, its clock runs, its due has not passed or there is none. */
    UNDUE("undue", Kind.STOCK),
    /** Open, its clock runs, its due has passed. */
    OVERDUE("overdue", Kind.STOCK);

    /** Flows happen on a day; stocks stand from one instant to another, and one of the three holds of an open dossier. */
    public enum Kind {
        FLOW,
        STOCK
    }

    private final String wireName;
    private final Kind kind;

    Term(String wireName, Kind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    /** The name in answers. */
    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }
}
