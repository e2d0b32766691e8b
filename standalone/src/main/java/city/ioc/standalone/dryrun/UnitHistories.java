package city.ioc.standalone.dryrun;

import city.ioc.alerts.AlertRules;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.Fact;
import city.ioc.core.ServiceHealth;
import city.ioc.core.alerts.SignsOfLife;
import city.ioc.core.alerts.UnitHistory;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;
import city.ioc.kpi.Measure;
import city.ioc.profile.FoldRules;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has happened in each unit, gathered case by case as stage 2 of the pipeline is told of it. */
final class UnitHistories {
    private final CaseFold owners;
    private final ZoneId zone;
    private final Set<Measure> measures;
    private final long until;
    private final Map<String, ServiceHealth> health = new HashMap<>();
    private final SortedMap<String, UnitHistory> byUnit = new TreeMap<>();

    /**
     * @param measures whose facts are kept
     * @param until    what happens from this instant on is left out, epoch milliseconds
     */
    UnitHistories(FoldRules rules, Set<Measure> measures, long until) {
        owners = new CaseFold(rules.withAlerts(AlertRules.NONE));
        zone = rules.calendar().zone();
        this.measures = measures;
        this.until = until;
    }

    /** By code of the unit. */
    SortedMap<String, UnitHistory> byUnit() {
        return byUnit;
    }

    /** @param facts what the case comes to with all its events */
    void add(String caseId, CaseEvents events, List<Fact> facts) {
        facts.forEach(this::add);
        CaseEvents known = CaseEvents.NONE;
        for (Event event : events.events()) {
            known = known.with(event).orElseThrow();
            if (SignsOfLife.is(event)) {
                heard(owners.fold(caseId, known).unit(), event.timeMillis());
            }
        }
    }

    /** Of samples of one component only those that are later than all before count, as in the pipeline. */
    void addSample(Event event) {
        String key = ServiceHealth.key(event).orElseThrow();
        ServiceHealth.after(health.get(key), event, zone).ifPresent(change -> {
            health.put(key, change.health());
            change.facts().forEach(this::add);
            heard(change.health().unit(), event.timeMillis());
        });
    }

    private void add(Fact fact) {
        if (measures.contains(fact.measure()) && fact.at() < until) {
            of(fact.unit()).add(fact);
        }
    }

    /** @param unit that owns the case then; null when there is none */
    private void heard(String unit, long at) {
        if (unit != null && at < until) {
            of(unit).heard(at);
        }
    }

    private UnitHistory of(String unit) {
        return byUnit.computeIfAbsent(unit, code -> new UnitHistory());
    }
}
