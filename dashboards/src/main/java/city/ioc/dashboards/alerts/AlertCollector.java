package city.ioc.dashboards.alerts;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts the alerts of one list and picks those of one page, holding no more than a page. Used once. */
final class AlertCollector {

    /** Alerts of one page, with where it ended; null when it is the last. */
    record Picked(List<Alert> alerts, AlertQuery.Cursor next) {}

    private record Ranked(AlertQuery.Cursor place, Alert alert) {}

    private final AlertQuery query;
    private final Predicate<Alert> heldBack;
    private final PriorityQueue<Ranked> first =
            new PriorityQueue<>(Comparator.comparing(Ranked::place).reversed());
    private final Map<Alert.Status, Integer> byState = new EnumMap<>(Alert.Status.class);
    private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    private final Map<String, Integer> byRule = new TreeMap<>();
    private int total;
    private int held;
    private int afterCursor;

    AlertCollector(AlertQuery query, Predicate<Alert> heldBack) {
        this.query = query;
        this.heldBack = heldBack;
        for (Alert.Status status : Alert.Status.values()) {
            byState.put(status, 0);
        }
        for (Severity severity : Severity.values()) {
            bySeverity.put(severity, 0);
        }
    }

    void offer(Alert alert) {
        if (!query.matches(alert)) {
            return;
        }
        total++;
        byState.merge(alert.status(), 1, Integer::sum);
        bySeverity.merge(alert.severity(), 1, Integer::sum);
        byRule.merge(alert.rule(), 1, Integer::sum);
        if (heldBack.test(alert)) {
            held++;
        }
        if (query.limit() > 0) {
            rank(alert);
        }
    }

    private void rank(Alert alert) {
        AlertQuery.Cursor place = query.sort().place(alert);
        if (query.cursor() != null && place.compareTo(query.cursor()) <= 0) {
            return;
        }
        afterCursor++;
        first.add(new Ranked(place, alert));
        if (first.size() > query.limit()) {
            first.poll();
        }
    }

    AlertCounts counts() {
        return new AlertCounts(total, byState, bySeverity, byRule, held);
    }

    Picked picked() {
        List<Ranked> inOrder = new ArrayList<>(first);
        inOrder.sort(Comparator.comparing(Ranked::place));
        AlertQuery.Cursor next = afterCursor > inOrder.size() ? inOrder.getLast().place() : null;
        return new Picked(inOrder.stream().map(Ranked::alert).toList(), next);
    }
}
