package city.ioc.dashboards.alerts;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.scope.UnitScope;
import java.util.Comparator;

/**
 * A list of alerts.
 *
 * @param scope    the units that have to do something
 * @param day      on which the units are those of the scope, as epoch day
 * @param rule     null for any
 * @param severity null for any
 * @param assignee null for any
 * @param cursor   where the page before ended, null for the first
 * @param limit    most alerts of a page
 */
public record AlertQuery(
        UnitScope scope,
        int day,
        States states,
        String rule,
        Severity severity,
        String assignee,
        Historic historic,
        Sort sort,
        Cursor cursor,
        int limit) {

    /** Where an alert may stand. */
    public enum States {
        /** Not cleared. */
        CURRENT,
        RAISED,
        ACKNOWLEDGED,
        SNOOZED,
        CLEARED,
        ANY;

        boolean has(Alert.Status status) {
            return switch (this) {
                case CURRENT -> status != Alert.Status.CLEARED;
                case ANY -> true;
                default -> status.name().equals(name());
            };
        }
    }

    /** Whether alerts are meant that were long past when they were first known. */
    public enum Historic {
        YES,
        NO,
        ANY
    }

    /** Orders of lists; equal ones by the beginning of the episode, then by id. */
    public enum Sort {
        /** The worst first. */
        SEVERITY,
        /** The earliest beginning first. */
        FROM,
        /** The earliest due first; those without due last. */
        DUE,
        /** The latest change first. */
        CHANGED;

        Cursor place(Alert alert) {
            long rank =
                    switch (this) {
                        case SEVERITY -> -alert.severity().ordinal();
                        case FROM -> 0;
                        case DUE -> alert.dueAt() == null ? Long.MAX_VALUE : alert.dueAt();
                        case CHANGED -> -AlertView.changedAt(alert);
                    };
            return new Cursor(rank, alert.from(), alert.id());
        }
    }

    /** The place of an alert in a list: what it is ordered by, its beginning, and its id. */
    public record Cursor(long rank, long from, String id) implements Comparable<Cursor> {
        private static final Comparator<Cursor> ORDER = Comparator.comparingLong(Cursor::rank)
                .thenComparingLong(Cursor::from)
                .thenComparing(Cursor::id);

        @Override
        public int compareTo(Cursor other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether alerts may be meant that are cleared. */
    public boolean withCleared() {
        return states.has(Alert.Status.CLEARED);
    }

    boolean matches(Alert alert) {
        return states.has(alert.status())
                && (historic == Historic.ANY || alert.historic() == (historic == Historic.YES))
                && (rule == null || rule.equals(alert.rule()))
                && (severity == null || severity == alert.severity())
                && (assignee == null || assignee.equals(alert.assignee()))
                && (scope.isCity() || alert.unit() != null && scope.stands(alert.unit(), day));
    }
}
