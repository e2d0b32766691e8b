package city.ioc.standalone.dryrun;

import city.ioc.alerts.CaseRule;
import city.ioc.alerts.UnitRule;
import city.ioc.core.alerts.RuleTally;
import city.ioc.events.Opt;
import java.time.LocalDate;
import java.util.List;

/**
 * What rules would have raised over a history.
 *
 * @param from      first local day on which an alert that counts may begin; null when there is no first
 * @param to        last such day
 * @param unit      looked at alone, with all below it; null for the whole city
 * @param cases     read, whether any rule ever held for them or not
 * @param unusable  events that could not be used
 * @param rules     about cases, in the order of their file
 * @param tallies   of these rules, in the same order
 * @param notJudged rules about units, which need the figures of whole units and are no part of a dry run yet
 */
public record DryRunReport(
        @Opt LocalDate from,
        LocalDate to,
        @Opt String unit,
        long cases,
        long unusable,
        List<CaseRule> rules,
        List<RuleTally> tallies,
        List<UnitRule> notJudged) {

    public DryRunReport {
        rules = List.copyOf(rules);
        tallies = List.copyOf(tallies);
        notJudged = List.copyOf(notJudged);
    }
}
