package city.ioc.core.alerts;

import city.ioc.alerts.AlertRule;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Level;
import city.ioc.alerts.Severity;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.alerts.AlertChange.Kind;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells an alert from its notices and what operators did, as of a moment: the same notices, actions and moment always give the
 * same alert.
 */
public final class AlertStory {
    private final AlertRule rule;
    private final WorkingCalendar calendar;
    private final long now;
    private final List<AlertChange> changes = new ArrayList<>();
    private Alert.Status status = Alert.Status.RAISED;
    private Severity severity;
    private int level;
    private String assignee;
    private Long snoozedUntil;

    private AlertStory(AlertRule rule, WorkingCalendar calendar, long now) {
        this.rule = rule;
        this.calendar = calendar;
        this.now = now;
        this.severity = rule.severity();
    }

    /**
     * @param notices of the rule, at least one, in order
     * @param actions of operators on this subject, of whatever rule, in order
     */
    public static Alert tell(
            String subject,
            Alert.Scope scope,
            String procedure,
            AlertRule rule,
            List<Notice> notices,
            List<Event> actions,
            WorkingCalendar calendar,
            long now) {
        AlertStory story = new AlertStory(rule, calendar, now);
        notices.forEach(notice -> story.tell(notice, actions));
        Notice last = notices.getLast();
        List<AlertChange> changes = story.changes;
        return new Alert(
                subject,
                scope,
                rule.id(),
                last.unit(),
                procedure,
                story.severity,
                story.level,
                story.status,
                last.number(),
                last.historic(),
                last.from(),
                last.to(),
                last.dueAt(),
                last.noticedAt(),
                last.clearedAt(),
                last.reason(),
                story.assignee,
                story.snoozedUntil,
                Alert.lastOf(changes),
                changes.size());
    }

    /** When time alone changes the alert next; {@link Long#MAX_VALUE} when never. */
    public static long wakeAt(
            AlertRule rule, List<Notice> notices, List<Event> actions, WorkingCalendar calendar, long now) {
        if (notices.isEmpty() || !notices.getLast().isCurrent()) {
            return Long.MAX_VALUE;
        }
        Notice current = notices.getLast();
        long wake = Long.MAX_VALUE;
        for (Level each : levels(rule)) {
            long at = reachedAt(each, current, calendar);
            wake = at > now ? Math.min(wake, at) : wake;
        }
        for (Event action : actions) {
            if (action.data() instanceof OperatorAction.AlertSnoozed snoozed
                    && snoozed.rule().equals(rule.id())
                    && snoozed.episode() == current.number()) {
                long until = snoozed.until().toInstant().toEpochMilli();
                wake = until > now ? Math.min(wake, until) : wake;
            }
        }
        return wake;
    }

    private static List<Level> levels(AlertRule rule) {
        return rule instanceof CaseRule caseRule ? caseRule.levels() : List.of();
    }

    private static long reachedAt(Level level, Notice notice, WorkingCalendar calendar) {
        return Math.max(notice.noticedAt(), calendar.due(notice.from(), level.after()).orElse(Long.MAX_VALUE));
    }

    private void tell(Notice notice, List<Event> actions) {
        long end = notice.clearedAt() == null ? Long.MAX_VALUE : notice.clearedAt();
        List<AlertChange> ofEpisode = new ArrayList<>();
        severity = rule.severity();
        level = 0;
        status = Alert.Status.RAISED;
        assignee = null;
        snoozedUntil = null;
        ofEpisode.add(change(Kind.RAISED, notice, notice.noticedAt(), null, null, null, null));
        for (Level each : levels(rule)) {
            long at = reachedAt(each, notice, calendar);
            if (at <= now && at < end) {
                level++;
                severity = each.severity();
                ofEpisode.add(change(Kind.ESCALATED, notice, at, null, each.escalateTo(), null, null));
            }
        }
        actions.forEach(action -> act(action, notice, ofEpisode));
        if (notice.clearedAt() != null) {
            status = Alert.Status.CLEARED;
            snoozedUntil = null;
            ofEpisode.add(change(Kind.CLEARED, notice, notice.clearedAt(), null, null, null, notice.reason().name()));
        }
        ofEpisode.sort(Comparator.comparingLong(AlertChange::at));
        changes.addAll(ofEpisode);
    }

    private void act(Event event, Notice notice, List<AlertChange> ofEpisode) {
        long at = Math.max(event.timeMillis(), notice.noticedAt());
        switch ((OperatorAction) event.data()) {
            case OperatorAction.AlertAcknowledged a when concerns(a.rule(), a.episode(), notice) -> {
                status = Alert.Status.ACKNOWLEDGED;
                snoozedUntil = null;
                ofEpisode.add(change(Kind.ACKNOWLEDGED, notice, at, a.by(), null, null, a.text()));
            }
            case OperatorAction.AlertAssigned a when concerns(a.rule(), a.episode(), notice) -> {
                assignee = a.to();
                ofEpisode.add(change(Kind.ASSIGNED, notice, at, a.by(), a.to(), null, a.text()));
            }
            case OperatorAction.AlertSnoozed a when concerns(a.rule(), a.episode(), notice) -> {
                long until = a.until().toInstant().toEpochMilli();
                ofEpisode.add(change(Kind.SNOOZED, notice, at, a.by(), null, until, a.text()));
                boolean over = until <= now;
                status = over ? Alert.Status.RAISED : Alert.Status.SNOOZED;
                snoozedUntil = over ? null : Long.valueOf(until);
                if (over && (notice.clearedAt() == null || until < notice.clearedAt())) {
                    ofEpisode.add(change(Kind.WOKEN, notice, until, null, null, null, null));
                }
            }
            case OperatorAction.AlertCommented a when concerns(a.rule(), a.episode(), notice) ->
                ofEpisode.add(change(Kind.COMMENTED, notice, at, a.by(), null, null, a.text()));
            default -> {}
        }
    }

    private boolean concerns(String ruleId, int episode, Notice notice) {
        return ruleId.equals(rule.id()) && episode == notice.number();
    }

    private static AlertChange change(
            Kind kind, Notice notice, long at, String by, String to, Long until, String text) {
        return new AlertChange(kind, notice.number(), at, by, to, until, text);
    }
}
