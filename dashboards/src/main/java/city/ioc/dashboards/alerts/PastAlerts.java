package city.ioc.dashboards.alerts;

import city.ioc.alerts.AlertRule;
import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Level;
import city.ioc.alerts.Severity;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.AlertChange.Kind;
import java.util.List;

/** What alerts were at an earlier moment, by what is recorded of them; {@code docs/reference/alerts.md} has the rule. */
public final class PastAlerts {
    private final AlertRules rules;
    private final WorkingCalendar calendar;
    private final long at;

    /**
     * @param calendar by which levels are counted
     * @param at epoch milliseconds
     */
    public PastAlerts(AlertRules rules, WorkingCalendar calendar, long at) {
        this.rules = rules;
        this.calendar = calendar;
        this.at = at;
    }

    /** Whether an alert stood: it had been raised and was not cleared yet. */
    boolean stands(Alert alert) {
        for (AlertSpan span : AlertSpan.of(alert)) {
            if (span.holds(at)) {
                return true;
            }
        }
        return false;
    }

    /** An alert as it was; null when it had not been raised yet. */
    Alert of(Alert alert) {
        if (lastRecorded(alert) <= at) {
            return alert;
        }
        List<AlertSpan> begun = AlertSpan.of(alert).stream().filter(span -> span.from() <= at).toList();
        return begun.stream()
                .filter(span -> span.holds(at))
                .findFirst()
                .or(() -> begun.stream().reduce((a, b) -> a.from() > b.from() ? a : b))
                .map(span -> as(alert, span))
                .orElse(null);
    }

    private static long lastRecorded(Alert alert) {
        long last = Math.max(alert.noticedAt(), alert.from());
        last = alert.clearedAt() == null ? last : Math.max(last, alert.clearedAt());
        return alert.changes().isEmpty() ? last : Math.max(last, alert.changes().getLast().at());
    }

    private Alert as(Alert alert, AlertSpan span) {
        boolean latest = span.episode() == alert.episode();
        boolean over = span.to() != null && span.to() <= at;
        List<AlertChange> known = alert.changes().stream().filter(change -> change.at() <= at).toList();
        List<AlertChange> ofEpisode =
                known.stream().filter(change -> change.episode() == span.episode()).toList();
        Actions actions = new Actions(ofEpisode);
        int level = level(alert, span, ofEpisode);
        return new Alert(
                alert.subject(),
                alert.scope(),
                alert.rule(),
                alert.unit(),
                alert.procedure(),
                severity(alert, level),
                level,
                over ? Alert.Status.CLEARED : actions.status(),
                span.episode(),
                latest && alert.historic(),
                latest ? alert.from() : span.from(),
                over ? (latest ? alert.to() : span.to()) : null,
                latest ? alert.dueAt() : null,
                latest ? alert.noticedAt() : span.from(),
                over ? span.to() : null,
                over && latest ? alert.reason() : null,
                actions.assignee(),
                over ? null : actions.snoozedUntil(),
                known,
                alert.count() - (alert.changes().size() - known.size()));
    }

    /** Nobody was told of a historic alert when it reached a level, so that is reckoned. */
    private int level(Alert alert, AlertSpan span, List<AlertChange> ofEpisode) {
        if (span.episode() == alert.episode() && alert.historic()) {
            long until = span.to() == null ? at : Math.min(at, span.to() - 1);
            return (int) levels(alert).stream()
                    .filter(level -> calendar.due(alert.from(), level.after()).orElse(Long.MAX_VALUE) <= until)
                    .count();
        }
        return escalations(ofEpisode);
    }

    private static int escalations(List<AlertChange> changes) {
        return (int) changes.stream().filter(change -> change.kind() == Kind.ESCALATED).count();
    }

    private Severity severity(Alert alert, int level) {
        return level == 0 || level > levels(alert).size()
                ? rules.rule(alert.rule()).map(AlertRule::severity).orElse(alert.severity())
                : levels(alert).get(level - 1).severity();
    }

    private List<Level> levels(Alert alert) {
        return rules.rule(alert.rule())
                .map(rule -> rule instanceof CaseRule ofCase ? ofCase.levels() : List.<Level>of())
                .orElse(List.of());
    }

    /** What operators had done. */
    private final class Actions {
        private Alert.Status status = Alert.Status.RAISED;
        private String assignee;
        private Long snoozedUntil;

        Actions(List<AlertChange> changes) {
            for (AlertChange change : changes) {
                switch (change.kind()) {
                    case ACKNOWLEDGED -> stand(Alert.Status.ACKNOWLEDGED, null);
                    case SNOOZED -> stand(Alert.Status.SNOOZED, change.until());
                    case ASSIGNED -> assignee = change.to();
                    default -> {}
                }
            }
            if (snoozedUntil != null && snoozedUntil <= at) {
                stand(Alert.Status.RAISED, null);
            }
        }

        private void stand(Alert.Status now, Long until) {
            status = now;
            snoozedUntil = until;
        }

        Alert.Status status() {
            return status;
        }

        String assignee() {
            return assignee;
        }

        Long snoozedUntil() {
            return snoozedUntil;
        }
    }
}
