package city.ioc.standalone.dryrun;

import city.ioc.core.CaseFold;
import city.ioc.core.alerts.EpisodeTally;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Opt;
import city.ioc.profile.FoldRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Tells what rules would have raised over a history, by the fold alone: nothing is noticed, delivered or stored.
 *
 * @param rules of the city, with the alerts to try
 * @param unit  to look at, with all below it; null for the whole city
 * @param scope of that unit
 * @param from  first local day; null when there is no first
 * @param to    last local day, at most today
 * @param now   what has not begun by then has not happened
 */
public record DryRun(
        FoldRules rules, @Opt String unit, UnitScope scope, @Opt LocalDate from, LocalDate to, Instant now) {

    /** @throws HistoryException when the history could not be read to its end */
    public DryRunReport over(History history, History.Progress progress) throws HistoryException {
        CaseFold fold = new CaseFold(rules);
        EpisodeTally tally = new EpisodeTally(
                rules.alerts().ofCases(),
                zone(),
                from == null ? Long.MIN_VALUE : startOf(from),
                Math.min(startOf(to.plusDays(1)), now.toEpochMilli() + 1),
                (code, day) -> scope.stands(code, Math.toIntExact(day.toEpochDay())));
        long[] cases = {0};
        long unusable = history.read((caseId, events) -> {
            tally.add(fold.fold(caseId, events).episodes());
            cases[0]++;
        }, progress);
        return new DryRunReport(
                from, to, unit, cases[0], unusable, rules.alerts().ofCases(), tally.tallies(), rules.alerts().ofUnits());
    }

    private ZoneId zone() {
        return rules.calendar().zone();
    }

    private long startOf(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant().toEpochMilli();
    }
}
