package city.ioc.dashboards.alerts;

import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.AlertChange.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * From when to when one episode of an alert stood; {@code docs/reference/alerts.md} has the rule. Epoch milliseconds.
 *
 * @param to first instant at which it no longer stood; null while it does
 */
record AlertSpan(int episode, long from, Long to) {

    boolean holds(long at) {
        return from <= at && (to == null || at < to);
    }

    /** Those of an alert, the latest first. */
    static List<AlertSpan> of(Alert alert) {
        AlertSpan latest = latest(alert);
        return alert.episode() == 1 ? List.of(latest) : all(alert, latest);
    }

    /** A historic one stood when its rule held, any other from when it was noticed until it was cleared. */
    private static AlertSpan latest(Alert alert) {
        boolean everHeld = alert.clearedAt() == null || alert.to() != null;
        return alert.historic() && everHeld
                ? new AlertSpan(alert.episode(), alert.from(), alert.to())
                : new AlertSpan(alert.episode(), alert.noticedAt(), alert.clearedAt());
    }

    /** Of earlier ones only the changes are kept, and not all of those when there were very many. */
    private static List<AlertSpan> all(Alert alert, AlertSpan latest) {
        List<AlertSpan> spans = new ArrayList<>();
        AlertSpan open = null;
        for (AlertChange change : alert.changes()) {
            if (change.episode() >= alert.episode()) {
                continue;
            }
            if (open == null || open.episode() != change.episode()) {
                open = new AlertSpan(change.episode(), change.at(), null);
                spans.addFirst(open);
            }
            if (change.kind() == Kind.CLEARED) {
                spans.set(0, new AlertSpan(open.episode(), open.from(), change.at()));
            }
        }
        spans.addFirst(latest);
        return spans;
    }
}
