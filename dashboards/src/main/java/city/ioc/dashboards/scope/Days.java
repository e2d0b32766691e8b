package city.ioc.dashboards.scope;

/**
 * A span of local days.
 *
 * @param from first day, as epoch day
 * @param to last day, as epoch day; not before {@code from}
 */
public record Days(int from, int to) {
    /** Every day there is. */
    public static final Days ALL = new Days(Integer.MIN_VALUE, Integer.MAX_VALUE);

    public boolean contains(int day) {
        return from <= day && day <= to;
    }

    /** Null when the two have no day in common. */
    Days intersection(Days other) {
        int start = Math.max(from, other.from);
        int end = Math.min(to, other.to);
        return start > end ? null : new Days(start, end);
    }
}
