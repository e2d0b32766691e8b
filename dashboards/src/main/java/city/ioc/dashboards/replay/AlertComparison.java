package city.ioc.dashboards.replay;

import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Opt;
import city.ioc.replay.AlertDifference;
import city.ioc.replay.AlertDifferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cases whose alerts differ between a what-if and live, or between two what-ifs over the same history.
 *
 * @param total      how many there are, each case with each rule
 * @param complete   whether all of them are in {@code cases}
 * @param byRule     of every rule that held at all; empty between two what-ifs, which know of each other only what is not as it is live
 * @param cases      by case and rule; {@code live} is the other side
 */
public record AlertComparison(
        long total, boolean complete, SortedMap<String, AlertDifferences.Tally> byRule, List<AlertDifference> cases) {
    public AlertComparison {
        cases = List.copyOf(cases);
    }

    static AlertComparison withLive(WhatIf one, @Opt UnitScope unit) {
        AlertDifferences alerts = one.alerts();
        List<AlertDifference> held = alerts.held();
        boolean complete = alerts.count() == held.size();
        if (unit == null || unit.isCity()) {
            return new AlertComparison(alerts.count(), complete, alerts.byRule(), held);
        }
        List<AlertDifference> ofUnit = held.stream().filter(each -> unit.codes().contains(each.unit())).toList();
        return new AlertComparison(ofUnit.size(), complete, new TreeMap<>(), ofUnit);
    }

    /** Where one of them has no difference to live, it is as it is live. */
    static AlertComparison between(WhatIf one, WhatIf other, @Opt UnitScope unit) {
        AlertComparison ofOne = withLive(one, unit);
        AlertComparison ofOther = withLive(other, unit);
        Map<String, AlertDifference> others = new HashMap<>();
        ofOther.cases.forEach(each -> others.put(key(each), each));
        List<AlertDifference> cases = new ArrayList<>();
        for (AlertDifference each : ofOne.cases) {
            AlertDifference same = others.remove(key(each));
            cases.add(pair(each, each.changed(), same == null ? each.live() : same.changed()));
        }
        others.values().forEach(each -> cases.add(pair(each, each.live(), each.changed())));
        List<AlertDifference> differing = cases.stream()
                .filter(each -> !each.changed().equals(each.live()))
                .sorted(AlertDifferences.IN_ORDER)
                .toList();
        boolean complete = Stream.of(ofOne, ofOther).allMatch(AlertComparison::complete);
        return new AlertComparison(differing.size(), complete, new TreeMap<>(), differing);
    }

    private static AlertDifference pair(
            AlertDifference of, List<AlertDifference.Span> changed, List<AlertDifference.Span> other) {
        return new AlertDifference(of.caseId(), of.rule(), of.unit(), changed, other);
    }

    private static String key(AlertDifference each) {
        return each.rule() + " " + each.caseId();
    }
}
