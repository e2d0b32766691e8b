package city.ioc.replay;

import city.ioc.alerts.UnitRule;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.LocalDays;
import city.ioc.core.ServiceHealth;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What history comes to under one set of assumptions: the cells that the pipeline would have, and the summary of every case. For any
 * number of threads; the order of the cases makes no difference.
 */
public final class Alternative {
    private final Assumptions assumptions;
    private final CaseFold fold;
    private final Set<String> unitRules;
    private final LocalDays days;
    private final GrainPolicy grains;
    private final long moment;
    private final Predicate<String> units;
    private final BiConsumer<String, CaseSummary> summaries;
    private Map<CellKey, Long> cells = new ConcurrentHashMap<>();

    /**
     * @param grains    of the pipeline that is compared with
     * @param moment    that decides which grain a cell is kept in
     * @param units     whose cells and cases are wanted
     * @param summaries told each case that concerns them, by any thread
     */
    public Alternative(
            Assumptions assumptions,
            GrainPolicy grains,
            Instant moment,
            Predicate<String> units,
            BiConsumer<String, CaseSummary> summaries) {
        this.assumptions = assumptions;
        this.grains = grains;
        this.moment = moment.toEpochMilli();
        this.units = units;
        this.summaries = summaries;
        fold = new CaseFold(assumptions.rules(), assumptions.dueShift());
        days = new LocalDays(assumptions.rules().calendar().zone());
        unitRules = assumptions.rules().alerts().ofUnits().stream().map(UnitRule::id).collect(Collectors.toUnmodifiableSet());
    }

    /** All cells that are not zero, once every case was added; they are no longer held here then. */
    public Map<CellKey, Long> takeCells() {
        Map<CellKey, Long> all = cells;
        cells = new ConcurrentHashMap<>();
        return all;
    }

    /** Adds what a case comes to; empty when nothing is known of it, or it does not concern the units wanted. */
    Optional<CaseSummary> add(CaseHistory history) {
        addSamples(history.samples());
        CaseEvents events = withoutActionsOnUnits(history.events(assumptions::knows));
        if (events.size() == 0) {
            return Optional.empty();
        }
        CaseSummary summary = fold.fold(history.caseId(), events);
        summary.facts().forEach(this::add);
        if (!concerns(summary)) {
            return Optional.empty();
        }
        summaries.accept(history.caseId(), summary);
        return Optional.of(summary);
    }

    private boolean concerns(CaseSummary summary) {
        return units.test(summary.unit() == null ? Fact.UNKNOWN_UNIT : summary.unit())
                || summary.facts().stream().anyMatch(fact -> units.test(fact.unit()));
    }

    /** Of samples of one component only those that are later than all before count. */
    private void addSamples(List<Arrival> samples) {
        Map<String, ServiceHealth> health = new HashMap<>();
        for (Arrival sample : samples) {
            if (assumptions.knows(sample)) {
                String key = ServiceHealth.key(sample.event()).orElseThrow();
                ServiceHealth.after(health.get(key), sample.event(), grains.zone()).ifPresent(change -> {
                    health.put(key, change.health());
                    change.facts().forEach(this::add);
                });
            }
        }
    }

    /** What operators did upon alerts about units counts for the unit, and is of no case. */
    private CaseEvents withoutActionsOnUnits(CaseEvents events) {
        if (events.events().stream().noneMatch(this::isAboutUnit)) {
            return events;
        }
        List<Event> others = new ArrayList<>();
        for (Event event : events.events()) {
            if (isAboutUnit(event)) {
                String unit = assumptions.units().codeOf(event.subject());
                add(new Fact(unit, Measure.OPERATOR_ACTIONS, days.of(event.timeMillis()), event.timeMillis(), 1));
            } else {
                others.add(event);
            }
        }
        return new CaseEvents(others);
    }

    private boolean isAboutUnit(Event event) {
        return event.data() instanceof OperatorAction action && unitRules.contains(action.rule());
    }

    /** As both stages of the pipeline do it, one after the other. */
    private void add(Fact fact) {
        if (!units.test(fact.unit())) {
            return;
        }
        long minute = Grain.MINUTE.label(fact.at(), ZoneOffset.UTC);
        Grain grain = grains.grain(minute, moment);
        CellKey cell = new CellKey(fact.unit(), fact.measure(), fact.cohort(), grain, grain.label(minute, grains.zone()));
        cells.merge(cell, fact.amount(), (before, more) -> before + more == 0 ? null : before + more);
    }
}
