package city.ioc.dashboards.alerts;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import java.util.Map;

/**
 * How many alerts there are, by what tells them apart.
 *
 * @param byRule   only rules that have any
 * @param heldBack how many of them a current alert of their unit stands for
 */
public record AlertCounts(
        int total,
        Map<Alert.Status, Integer> byState,
        Map<Severity, Integer> bySeverity,
        Map<String, Integer> byRule,
        int heldBack) {}
