package city.ioc.dashboards.alerts;

import city.ioc.alerts.AlertRule;
import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.history.Transition;
import city.ioc.dashboards.history.Transition.Kind;
import city.ioc.dashboards.history.Transitions;
import city.ioc.dashboards.scope.UnitScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest of every alert. For one writer and many readers: a batch is seen whole or not at all. */
public final class AlertTable {
    private static final int MOST_CHANGED = 50;

    /** @param alert null when it is gone */
    public record Entry(String id, Alert alert) {}

    /** What alerts are counted by. */
    public record RuleState(String rule, Alert.Status state) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AlertRules rules;
    private final AlertChanges changes = new AlertChanges();
    private final Map<String, Alert> all = new HashMap<>();

    /** Those that are not cleared, by unit and id. */
    private final Map<String, Map<String, Alert>> current = new HashMap<>();

    public AlertTable(AlertRules rules) {
        this.rules = rules;
    }

    public void apply(List<Entry> latest) {
        lock.writeLock().lock();
        try {
            latest.forEach(this::put);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(Entry entry) {
        Alert before = entry.alert() == null ? all.remove(entry.id()) : all.put(entry.id(), entry.alert());
        if (isCurrent(before)) {
            ofUnit(before).remove(entry.id());
        }
        if (isCurrent(entry.alert())) {
            ofUnit(entry.alert()).put(entry.id(), entry.alert());
        }
        Stream.of(before, entry.alert()).filter(Objects::nonNull).forEach(alert -> changes.add(entry.id(), unit(alert)));
        if (isCurrent(before) != isCurrent(entry.alert())) {
            Stream.of(before, entry.alert()).filter(this::inhibits).forEach(alert ->
                    ofUnit(alert).keySet().forEach(id -> changes.add(id, unit(alert))));
        }
    }

    private Map<String, Alert> ofUnit(Alert alert) {
        return current.computeIfAbsent(unit(alert), unit -> new HashMap<>());
    }

    private static String unit(Alert alert) {
        return alert.unit() == null ? "" : alert.unit();
    }

    private static boolean isCurrent(Alert alert) {
        return alert != null && alert.status() != Alert.Status.CLEARED;
    }

    /** Nobody is told of a historic alert, so it cannot stand for others. */
    private static boolean standsForOthers(Alert ofUnit) {
        return isCurrent(ofUnit) && !ofUnit.historic();
    }

    private boolean inhibits(Alert alert) {
        return alert != null
                && alert.scope() == Alert.Scope.UNIT
                && !alert.historic()
                && rules.rule(alert.rule()).filter(rule -> rule instanceof UnitRule unit && unit.inhibits()).isPresent();
    }

    /** Forgets everything. */
    public void clear() {
        lock.writeLock().lock();
        try {
            all.clear();
            current.clear();
            changes.addAll();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How many alerts there are, cleared ones included. */
    public int size() {
        return reading(all::size);
    }

    /** Empty when no alert of this id is known. */
    public Optional<Alert> find(String id) {
        return reading(() -> Optional.ofNullable(all.get(id)));
    }

    /** An alert with what other alerts say of it. */
    public AlertView view(Alert alert) {
        return reading(() -> {
            List<UnitRule> inhibiting = inhibiting(alert);
            boolean suspected = inhibiting.stream().anyMatch(rule -> rule.condition() instanceof UnitRule.Silence);
            return AlertView.of(alert, !inhibiting.isEmpty(), suspected);
        });
    }

    /** The alerts of a case, in the order of the rules. */
    public List<AlertView> of(String caseId) {
        return reading(() -> rules.ofCases().stream()
                .map(CaseRule::id)
                .map(rule -> all.get(Alert.id(caseId, rule)))
                .filter(Objects::nonNull)
                .map(this::view)
                .toList());
    }

    public AlertPage page(AlertQuery query) {
        return reading(() -> {
            AlertCollector collector = collect(query);
            AlertCollector.Picked picked = collector.picked();
            return new AlertPage(
                    picked.alerts().stream().map(this::view).toList(), collector.counts(), picked.next());
        });
    }

    /**
     * A table of its own of what alerts were at an earlier moment.
     *
     * @param clearedToo whether those are wanted that had been cleared by then
     */
    public AlertTable asOf(PastAlerts past, boolean clearedToo) {
        AlertTable then = new AlertTable(rules);
        reading(() -> {
            all.forEach((id, alert) -> {
                if (clearedToo || past.stands(alert)) {
                    then.keep(id, past.of(alert));
                }
            });
            return null;
        });
        return then;
    }

    /** Of a table that nobody else knows yet. */
    private void keep(String id, Alert alert) {
        if (alert != null) {
            all.put(id, alert);
        }
        if (isCurrent(alert)) {
            ofUnit(alert).put(id, alert);
        }
    }

    /**
     * Adds when alerts were raised and cleared.
     *
     * @param day the local day of an instant, as epoch day
     */
    public void transitions(UnitScope scope, LongToIntFunction day, Transitions transitions) {
        reading(() -> {
            all.values().forEach(alert -> AlertSpan.of(alert).forEach(span -> {
                if (span.to() == null || span.from() < span.to()) {
                    add(Kind.ALERT_RAISED, alert, span.from(), scope, day, transitions);
                    add(Kind.ALERT_CLEARED, alert, span.to(), scope, day, transitions);
                }
            }));
            return null;
        });
    }

    private void add(
            Kind kind, Alert alert, Long at, UnitScope scope, LongToIntFunction day, Transitions transitions) {
        if (at != null
                && transitions.includes(at)
                && (scope.isCity() || alert.unit() != null && scope.stands(alert.unit(), day.applyAsInt(at)))) {
            transitions.add(kind, at, () -> {
                Severity severity = rules.rule(alert.rule()).map(AlertRule::severity).orElse(alert.severity());
                return new Transition(
                        kind, at, alert.subject(), alert.rule(), alert.unit(), alert.procedure(), severity.name(), null);
            });
        }
    }

    /** What has changed since the last call; for one reader. */
    public AlertChanges.Changed takeChanged() {
        return changes.take();
    }

    /**
     * What changes mean for a unit; empty when nothing to it.
     *
     * @param day on which units are those of the scope, as epoch day
     */
    public Optional<AlertUpdate> update(AlertChanges.Changed changed, UnitScope scope, int day) {
        return reading(() -> {
            List<AlertView> views = new ArrayList<>();
            boolean more = changed.all();
            for (Map.Entry<String, Set<String>> each : changed.units().entrySet()) {
                if (scope.isCity() || each.getValue().stream().anyMatch(unit -> scope.stands(unit, day))) {
                    Alert alert = all.get(each.getKey());
                    boolean here = alert != null && (scope.isCity() || scope.stands(unit(alert), day));
                    if (here && views.size() < MOST_CHANGED) {
                        views.add(view(alert));
                    } else {
                        more = true;
                    }
                }
            }
            return more || !views.isEmpty()
                    ? Optional.of(new AlertUpdate(counts(scope, day), views, more))
                    : Optional.empty();
        });
    }

    /** How many current alerts a unit has, historic ones left out. */
    public AlertCounts counts(UnitScope scope, int day) {
        return reading(() -> collect(new AlertQuery(
                        scope, day, AlertQuery.States.CURRENT, null, null, null, AlertQuery.Historic.NO,
                        AlertQuery.Sort.FROM, null, 0))
                .counts());
    }

    /** How many current alerts of the city there are of each rule in each state, historic ones left out. */
    public Map<RuleState, Long> byRuleAndState() {
        return reading(() -> current.values().stream()
                .flatMap(ofUnit -> ofUnit.values().stream())
                .filter(alert -> !alert.historic())
                .collect(Collectors.groupingBy(
                        alert -> new RuleState(alert.rule(), alert.status()), Collectors.counting())));
    }

    private AlertCollector collect(AlertQuery query) {
        AlertCollector collector = new AlertCollector(query, alert -> !inhibiting(alert).isEmpty());
        if (query.withCleared()) {
            all.values().forEach(collector::offer);
        } else {
            current.values().stream().map(Map::values).flatMap(Collection::stream).forEach(collector::offer);
        }
        return collector;
    }

    /** The rules that hold for the unit of a current alert of a case, and hold it back. */
    private List<UnitRule> inhibiting(Alert alert) {
        if (alert.scope() != Alert.Scope.CASE || !isCurrent(alert)) {
            return List.of();
        }
        return rules.ofUnits().stream()
                .filter(UnitRule::inhibits)
                .filter(rule -> standsForOthers(all.get(Alert.id(unit(alert), rule.id()))))
                .toList();
    }

    private <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
