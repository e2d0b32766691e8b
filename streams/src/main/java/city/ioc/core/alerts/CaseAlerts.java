package city.ioc.core.alerts;

import city.ioc.alerts.CaseRule;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseSummary;
import city.ioc.events.Event;
import city.ioc.profile.FoldRules;
import java.util.ArrayList;
import java.util.List;

/** The alerts of single cases under one profile's rules. Immutable. */
public final class CaseAlerts {
    private final List<CaseRule> rules;
    private final WorkingCalendar calendar;

    /** @param calendar of the rules; it is large, so it is shared */
    public CaseAlerts(FoldRules rules, WorkingCalendar calendar) {
        this.rules = rules.alerts().ofCases();
        this.calendar = calendar;
    }

    /**
     * What is noticed of a case at a moment.
     *
     * @param before      what was noticed so far
     * @param actions     of operators on this case, in order
     * @param lastEventAt when the last event of the case arrived, epoch milliseconds
     * @param now         epoch milliseconds
     */
    public Notices notices(CaseSummary summary, Notices before, List<Event> actions, long lastEventAt, long now) {
        Notices after = before.at(now, rules, summary.episodes(), lastEventAt);
        long wake = after.wakeAt();
        if (!after.all().isEmpty()) {
            for (CaseRule rule : rules) {
                wake = Math.min(wake, AlertStory.wakeAt(rule, after.of(rule), actions, calendar, now));
            }
        }
        return new Notices(after.all(), wake);
    }

    /** The alerts that come of it, one for each rule of which anything was noticed. */
    public List<Alert> alerts(String caseId, CaseSummary summary, Notices notices, List<Event> actions, long now) {
        if (notices.all().isEmpty()) {
            return List.of();
        }
        String procedure = summary.dossier() == null ? null : summary.dossier().procedure();
        List<Alert> alerts = new ArrayList<>();
        for (CaseRule rule : rules) {
            List<Notice> ofRule = notices.of(rule);
            if (!ofRule.isEmpty()) {
                alerts.add(AlertStory.tell(
                        caseId, Alert.Scope.CASE, procedure, rule, ofRule, actions, calendar, now));
            }
        }
        return alerts;
    }
}
