package city.ioc.dashboards;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Level;
import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.ClearReason;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.kpi.FormulaParser;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static city.ioc.dashboards.Testing.at;

/** Alerts made by hand, one change at a time, and a few rules. */
public final class TestAlerts {
    private static final Validity ALWAYS = new Validity(LocalDate.of(2000, 1, 1), null);

    private TestAlerts() {}

    /** Overdue and due soon; a unit that is silent and one with many overdue hold back, one with a bad share does not. */
    public static AlertRules rules() {
        return new AlertRules(
                List.of(
                        new CaseRule(
                                "overdue",
                                new LocalizedText("Quá hạn", "Overdue"),
                                CaseRule.Kind.OVERDUE,
                                null,
                                null,
                                Severity.WARNING,
                                List.of(new Level(
                                        new TimeLimit(1, TimeLimit.Unit.WORKING_DAY), Severity.HIGH, "unit-head")),
                                ALWAYS),
                        new CaseRule(
                                "due-soon",
                                new LocalizedText("Sắp đến hạn", "Due soon"),
                                CaseRule.Kind.DUE_SOON,
                                new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR),
                                null,
                                Severity.NOTICE,
                                List.of(),
                                ALWAYS)),
                List.of(
                        unitRule("feed-silent", new UnitRule.Silence(new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR)), true),
                        unitRule("mass-overdue", ratio(), true),
                        unitRule("overdue-share", ratio(), false)));
    }

    private static UnitRule unitRule(String id, UnitRule.Condition condition, boolean inhibits) {
        return new UnitRule(id, LocalizedText.same(id), condition, inhibits, Severity.HIGH, ALWAYS);
    }

    private static UnitRule.Ratio ratio() {
        return new UnitRule.Ratio(
                FormulaParser.parse("sum(overdue)"), null, UnitRule.Window.TODAY, UnitRule.Side.ABOVE, BigDecimal.TEN, 10);
    }

    /** An alert of a case that was raised at 10:00 and is as bad as a warning. */
    public static Made ofCase(String subject, String rule, String unit) {
        return new Made(raised(subject, Alert.Scope.CASE, rule, unit, Severity.WARNING, at("2026-02-26T10:00")));
    }

    /** Likewise of a whole unit, and high. */
    public static Made ofUnit(String unit, String rule) {
        return new Made(raised(unit, Alert.Scope.UNIT, rule, unit, Severity.HIGH, at("2026-02-26T10:00")));
    }

    private static Alert raised(
            String subject, Alert.Scope scope, String rule, String unit, Severity severity, long from) {
        AlertChange change = new AlertChange(AlertChange.Kind.RAISED, 1, from, null, null, null, null);
        return new Alert(
                subject, scope, rule, unit, null, severity, 0, Alert.Status.RAISED, 1, false, from, null, null, from, null, null, null,
                null, List.of(change), 1);
    }

    /** An alert, and what it becomes. */
    public record Made(Alert alert) {

        public AlertTable.Entry entry() {
            return new AlertTable.Entry(alert.id(), alert);
        }

        public Made from(String localTime) {
            return with(alert.severity(), alert.status(), alert.historic(), at(localTime), alert.dueAt(), alert.assignee());
        }

        public Made due(String localTime) {
            return with(alert.severity(), alert.status(), alert.historic(), alert.from(), at(localTime), alert.assignee());
        }

        public Made severity(Severity severity) {
            return with(severity, alert.status(), alert.historic(), alert.from(), alert.dueAt(), alert.assignee());
        }

        public Made historic() {
            return with(alert.severity(), alert.status(), true, alert.from(), alert.dueAt(), alert.assignee());
        }

        public Made acknowledged(String by, String localTime) {
            return with(
                            alert.severity(), Alert.Status.ACKNOWLEDGED, alert.historic(), alert.from(), alert.dueAt(),
                            alert.assignee())
                    .changed(AlertChange.Kind.ACKNOWLEDGED, by, localTime, null);
        }

        public Made assigned(String to, String localTime) {
            return with(alert.severity(), alert.status(), alert.historic(), alert.from(), alert.dueAt(), to)
                    .changed(AlertChange.Kind.ASSIGNED, "Lan", localTime, to);
        }

        public Made cleared(String localTime) {
            return with(
                            alert.severity(), Alert.Status.CLEARED, alert.historic(), alert.from(), alert.dueAt(),
                            alert.assignee())
                    .changed(AlertChange.Kind.CLEARED, null, localTime, null);
        }

        private Made with(
                Severity severity, Alert.Status status, boolean historic, long from, Long dueAt, String assignee) {
            boolean cleared = status == Alert.Status.CLEARED;
            return new Made(new Alert(
                    alert.subject(), alert.scope(), alert.rule(), alert.unit(), alert.procedure(), severity, alert.level(), status,
                    alert.episode(), historic, from, null, dueAt, alert.noticedAt(), cleared ? alert.noticedAt() : null,
                    cleared ? ClearReason.ENDED : null, assignee, null, alert.changes(), alert.count()));
        }

        private Made changed(AlertChange.Kind kind, String by, String localTime, String to) {
            List<AlertChange> changes = new ArrayList<>(alert.changes());
            changes.add(new AlertChange(kind, alert.episode(), at(localTime), by, to, null, null));
            return new Made(new Alert(
                    alert.subject(), alert.scope(), alert.rule(), alert.unit(), alert.procedure(), alert.severity(), alert.level(),
                    alert.status(), alert.episode(), alert.historic(), alert.from(), alert.to(), alert.dueAt(), alert.noticedAt(),
                    alert.clearedAt(), alert.reason(), alert.assignee(), alert.snoozedUntil(), changes, alert.count() + 1));
        }
    }
}
