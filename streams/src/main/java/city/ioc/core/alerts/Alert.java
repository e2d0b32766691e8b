package city.ioc.core.alerts;

import city.ioc.alerts.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is known of one rule in one case or unit: where its latest episode stands, and what happened so far. Instants are epoch
 * milliseconds.
 *
 * @param subject      the case, or the unit when the rule is about units
 * @param scope        what the subject is
 * @param unit         the unit that has to do something
 * @param procedure    of a dossier; null otherwise
 * @param severity     of the highest level reached
 * @param level        levels of escalation reached, from 0
 * @param episode      number of the latest episode
 * @param historic     whether it was long past when it was first known: never delivered
 * @param from         first instant at which the rule held
 * @param to           first instant at which it no longer held; null when not known
 * @param dueAt        the due that it is about; null when it is about none
 * @param reason       why it was cleared; null when it was not
 * @param assignee     null when nobody
 * @param snoozedUntil null when it is not snoozed
 * @param changes      of all episodes, in order; the last {@link #MAX_CHANGES}
 * @param count        of changes ever: the number of the last change
 */
public record Alert(
        String subject,
        Scope scope,
        String rule,
        String unit,
        String procedure,
        Severity severity,
        int level,
        Status status,
        int episode,
        boolean historic,
        long from,
        Long to,
        Long dueAt,
        long noticedAt,
        Long clearedAt,
        ClearReason reason,
        String assignee,
        Long snoozedUntil,
        List<AlertChange> changes,
        int count) {
    public static final int MAX_CHANGES = 100;

    public Alert {
        changes = List.copyOf(changes);
    }

    /** What an alert is about. */
    public enum Scope {
        CASE,
        UNIT
    }

    /** Where an alert stands. */
    public enum Status {
        RAISED,
        ACKNOWLEDGED,
        SNOOZED,
        CLEARED
    }

    /** One alert for each subject and rule. */
    public static String id(String subject, String rule) {
        return subject + "!" + rule;
    }

    public String id() {
        return id(subject, rule);
    }

    /** This alert with what happened before it. */
    Alert after(List<AlertChange> earlier, int countOfEarlier) {
        List<AlertChange> all = new ArrayList<>(earlier);
        all.addAll(changes);
        return new Alert(
                subject, scope, rule, unit, procedure, severity, level, status, episode, historic, from, to, dueAt, noticedAt,
                clearedAt, reason, assignee, snoozedUntil, lastOf(all), countOfEarlier + count);
    }

    static List<AlertChange> lastOf(List<AlertChange> changes) {
        return changes.subList(Math.max(0, changes.size() - MAX_CHANGES), changes.size());
    }
}
