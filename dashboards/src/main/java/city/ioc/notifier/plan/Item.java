package city.ioc.notifier.plan;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.events.Opt;
import java.util.List;

/**
 * What is told of one alert. Holds nothing that an operator wrote. Instants are epoch milliseconds.
 *
 * @param alert     id of the alert
 * @param unit      that has to do something
 * @param procedure of a dossier; null otherwise
 * @param change    what happened: RAISED, ESCALATED, ASSIGNED or CLEARED
 * @param role      whom it was escalated to; null otherwise
 * @param severity  of a CLEARED: the highest that was told
 * @param status    as last known before it was sent
 * @param from      first instant at which the rule held
 * @param dueAt     null when it is about none
 * @param at        when the change happened
 * @param told      of a CLEARED: the severities that were told; empty otherwise
 */
public record Item(
        String alert,
        Alert.Scope scope,
        String subject,
        String rule,
        String unit,
        @Opt String procedure,
        int episode,
        AlertChange.Kind change,
        @Opt String role,
        Severity severity,
        Alert.Status status,
        long from,
        @Opt Long dueAt,
        long at,
        List<Severity> told) {

    public Item {
        told = told == null ? List.of() : List.copyOf(told);
    }

    static Item of(Alert alert, AlertChange change) {
        boolean escalated = change.kind() == AlertChange.Kind.ESCALATED;
        return new Item(
                alert.id(),
                alert.scope(),
                alert.subject(),
                alert.rule(),
                alert.unit(),
                alert.procedure(),
                change.episode(),
                change.kind(),
                escalated ? change.to() : null,
                alert.severity(),
                alert.status(),
                alert.from(),
                alert.dueAt(),
                change.at(),
                List.of());
    }

    /** The end of what was told, under the unit that it was told of. */
    static Item cleared(List<Item> told, long at) {
        Item last = told.getLast();
        List<Severity> severities = told.stream().map(Item::severity).distinct().sorted().toList();
        return new Item(last.alert, last.scope, last.subject, last.rule, last.unit, last.procedure, last.episode,
                AlertChange.Kind.CLEARED, null, severities.getLast(), Alert.Status.CLEARED, last.from, last.dueAt, at,
                severities);
    }

    Item with(Alert.Status now) {
        return new Item(alert, scope, subject, rule, unit, procedure, episode, change, role, severity, now, from, dueAt, at,
                told);
    }

    public boolean isOver() {
        return change == AlertChange.Kind.CLEARED;
    }

    /** Whether somebody has seen it: it needs no haste. */
    public boolean isSeen() {
        return status == Alert.Status.ACKNOWLEDGED || status == Alert.Status.SNOOZED;
    }
}
