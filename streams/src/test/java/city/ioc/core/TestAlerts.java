package city.ioc.core;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Kind;
import city.ioc.alerts.CaseRule.Level;
import city.ioc.alerts.Severity;
import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.TimeLimit.Unit;
import city.ioc.events.Opt;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One rule of each kind about cases. */
public final class TestAlerts {
    public static final AlertRules RULES = new AlertRules(
            List.of(
                    rule("due-soon", Kind.DUE_SOON, new TimeLimit(8, Unit.WORKING_HOUR), null),
                    rule(
                            "overdue",
                            Kind.OVERDUE,
                            null,
                            null,
                            new Level(new TimeLimit(1, Unit.WORKING_DAY), Severity.HIGH, "unit-head"),
                            new Level(new TimeLimit(5, Unit.WORKING_DAY), Severity.CRITICAL, "city-leader")),
                    rule("acceptance-overdue", Kind.ACCEPTANCE_OVERDUE, null, null),
                    rule("step-overdue", Kind.STEP_OVERDUE, null, null),
                    rule("stuck", Kind.STUCK, new TimeLimit(5, Unit.WORKING_DAY), null),
                    rule("apology-missing", Kind.APOLOGY_MISSING, null, null),
                    rule("late-pause", Kind.LATE_PAUSE, null, new BigDecimal("0.1")),
                    rule("not-collected", Kind.NOT_COLLECTED, new TimeLimit(5, Unit.WORKING_DAY), null),
                    rule("feedback-overdue", Kind.FEEDBACK_OVERDUE, null, null),
                    rule("outage", Kind.OUTAGE, new TimeLimit(1, Unit.WORKING_HOUR), null)),
            List.of());

    private TestAlerts() {}

    static CaseRule rule(String id, Kind kind, @Opt TimeLimit limit, @Opt BigDecimal share, Level... levels) {
        return new CaseRule(
                id,
                LocalizedText.same(id),
                kind,
                limit,
                share,
                Severity.WARNING,
                List.of(levels),
                new Validity(LocalDate.of(2000, 1, 1), null));
    }
}
