package city.ioc.dashboards.figures;

import city.ioc.alerts.AlertRules;
import city.ioc.core.CaseSummary;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.indicators.IndicatorTable;
import city.ioc.dashboards.service.HealthTable;
import city.ioc.dashboards.service.OutageTable;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that is in memory: cells, cases, published figures, outages, alerts and health, and which units changed. The feed writes here, and so may a test. */
public final class Figures {
    private final Cube cube = new Cube();
    private final CaseTable cases;
    private final IndicatorTable indicators;
    private final AlertTable alerts;
    private final OutageTable outages = new OutageTable();
    private final HealthTable health = new HealthTable();
    private final Changes changes = new Changes();
    private final Delays delays = new Delays();

    /** @param rules of the profile, which say what the alerts mean */
    public Figures(ZoneId zone, AlertRules rules) {
        cases = new CaseTable(zone);
        indicators = new IndicatorTable(zone);
        alerts = new AlertTable(rules);
    }

    public void applyCells(List<Cube.Cell> cells) {
        cube.apply(cells);
        changes.add(cells.stream().map(cell -> cell.key().unit()).collect(Collectors.toSet()));
    }

    public void applyCases(List<CaseTable.Case> latest) {
        Set<String> units = cases.apply(latest);
        for (CaseTable.Case each : latest) {
            CaseSummary summary = each.summary();
            indicators.put(each.id(), summary == null ? List.of() : summary.indicators());
            outages.put(each.id(), summary == null ? null : summary.outage());
        }
        changes.add(units);
    }

    /** Forgets everything, before it is read again from the beginning. */
    public void clear() {
        cube.clear();
        cases.clear();
        indicators.clear();
        outages.clear();
        alerts.clear();
        health.clear();
    }

    public Cube cube() {
        return cube;
    }

    public CaseTable cases() {
        return cases;
    }

    public IndicatorTable indicators() {
        return indicators;
    }

    public AlertTable alerts() {
        return alerts;
    }

    public OutageTable outages() {
        return outages;
    }

    public HealthTable health() {
        return health;
    }

    public Changes changes() {
        return changes;
    }

    public Delays delays() {
        return delays;
    }

    /** What {@code question} says, all of it from one state of cells and one of cases. */
    public <T> T reading(Supplier<T> question) {
        return cube.reading(() -> cases.reading(question));
    }
}
