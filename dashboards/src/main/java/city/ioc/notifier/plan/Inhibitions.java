package city.ioc.notifier.plan;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.UnitRule;
import city.ioc.core.alerts.Alert;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which units have an alert that stands for all those of their cases; historic ones, of which nobody is told, do not. Not safe for use by several threads. */
public final class Inhibitions {
    private final Set<String> rules;
    private final Map<String, Set<String>> current = new HashMap<>();

    public Inhibitions(AlertRules rules) {
        this.rules = rules.ofUnits().stream()
                .filter(UnitRule::inhibits)
                .map(UnitRule::id)
                .collect(Collectors.toSet());
    }

    /** Takes note of an alert as it stands. */
    public void apply(Alert alert) {
        if (alert.scope() != Alert.Scope.UNIT || !rules.contains(alert.rule())) {
            return;
        }
        if (alert.status() == Alert.Status.CLEARED || alert.historic()) {
            current.getOrDefault(alert.unit(), new HashSet<>()).remove(alert.id());
        } else {
            current.computeIfAbsent(alert.unit(), unit -> new HashSet<>()).add(alert.id());
        }
    }

    /** Whether an item is held back. Ends are not: who was told is told of the end. */
    boolean hold(Item item) {
        return item.scope() == Alert.Scope.CASE
                && !item.isOver()
                && !current.getOrDefault(item.unit(), Set.of()).isEmpty();
    }
}
