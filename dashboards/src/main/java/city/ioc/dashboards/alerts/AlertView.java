package city.ioc.dashboards.alerts;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.ClearReason;
import java.time.Instant;
import java.util.List;

/**
 * An alert as lists show it; {@link Alert} says what the fields mean.
 *
 * @param changedAt when it changed last
 * @param heldBack  whether a current alert about the whole unit stands for it: not delivered on its own
 * @param suspected whether the unit is silent, so that what would clear it may only be on its way
 */
public record AlertView(
        String id,
        String subject,
        Alert.Scope scope,
        String rule,
        String unit,
        String procedure,
        Severity severity,
        int level,
        Alert.Status state,
        int episode,
        int count,
        boolean historic,
        Instant from,
        Instant to,
        Instant dueAt,
        Instant noticedAt,
        Instant changedAt,
        Instant clearedAt,
        ClearReason reason,
        String assignee,
        Instant snoozedUntil,
        boolean heldBack,
        boolean suspected) {

    /** @param byVerified false as long as nobody logs in; null where nobody acted */
    public record Change(
            AlertChange.Kind kind,
            int episode,
            Instant at,
            String by,
            Boolean byVerified,
            String to,
            Instant until,
            String text) {
        static Change of(AlertChange change) {
            return new Change(
                    change.kind(),
                    change.episode(),
                    Instant.ofEpochMilli(change.at()),
                    change.by(),
                    change.by() == null ? null : Boolean.FALSE,
                    change.to(),
                    instant(change.until()),
                    change.text());
        }
    }

    static AlertView of(Alert alert, boolean heldBack, boolean suspected) {
        return new AlertView(
                alert.id(),
                alert.subject(),
                alert.scope(),
                alert.rule(),
                alert.unit(),
                alert.procedure(),
                alert.severity(),
                alert.level(),
                alert.status(),
                alert.episode(),
                alert.count(),
                alert.historic(),
                Instant.ofEpochMilli(alert.from()),
                instant(alert.to()),
                instant(alert.dueAt()),
                Instant.ofEpochMilli(alert.noticedAt()),
                Instant.ofEpochMilli(changedAt(alert)),
                instant(alert.clearedAt()),
                alert.reason(),
                alert.assignee(),
                instant(alert.snoozedUntil()),
                heldBack,
                suspected);
    }

    /** The changes of an alert, the latest last. */
    public static List<Change> changes(Alert alert) {
        return alert.changes().stream().map(Change::of).toList();
    }

    static long changedAt(Alert alert) {
        return alert.changes().isEmpty() ? alert.noticedAt() : alert.changes().getLast().at();
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
