package city.ioc.standalone.dryrun;

import city.ioc.alerts.AlertRule;
import city.ioc.alerts.UnitRule;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.alerts.EpisodeTally;
import city.ioc.core.alerts.UnitReplay;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.events.Opt;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import city.ioc.replay.CaseHistory;
import city.ioc.replay.History;
import city.ioc.replay.HistoryException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Tells what rules would have raised over a history, by the fold alone: nothing is noticed, delivered or stored.
 *
 * @param rules of the city, with the alerts to try
 * @param units of the city, with their days
 * @param unit  to look at, with all below it; null for the whole city
 * @param scope of that unit
 * @param from  first local day; null when there is no first
 * @param to    last local day, at most today
 * @param now   what has not begun by then has not happened
 */
public record DryRun(
        FoldRules rules, Units units, @Opt String unit, UnitScope scope, @Opt LocalDate from, LocalDate to, Instant now) {

    /** @throws HistoryException when the history could not be read to its end */
    public DryRunReport over(History history, History.Progress progress) throws HistoryException {
        List<UnitRule> unitRules = rules.alerts().ofUnits().stream()
                .filter(rule -> NotJudged.of(rule).isEmpty())
                .toList();
        UnitReplay replay = new UnitReplay(unitRules, rules.layOutCalendars());
        UnitHistories histories = new UnitHistories(rules, replay.measures(), until());
        EpisodeTally ofCases = tally(rules.alerts().ofCases());
        Reading reading = new Reading(new CaseFold(rules), ofCases, unitRules.isEmpty() ? null : histories);
        long unusable = history.read(reading, progress);
        EpisodeTally ofUnits = tally(unitRules);
        histories.byUnit().forEach((code, ofUnit) -> ofUnits.add(
                replay.episodes(code, ofUnit, until(), day -> units.at(code, day).isPresent())));
        return new DryRunReport(
                from,
                to,
                unit,
                reading.cases,
                unusable,
                rules.alerts().ofCases(),
                ofCases.tallies(),
                unitRules,
                ofUnits.tallies(),
                rules.alerts().ofUnits().stream().flatMap(rule -> NotJudged.of(rule).stream()).toList());
    }

    private EpisodeTally tally(List<? extends AlertRule> tried) {
        return new EpisodeTally(
                tried,
                zone(),
                from == null ? Long.MIN_VALUE : startOf(from),
                until(),
                (code, day) -> scope.stands(code, Math.toIntExact(day.toEpochDay())));
    }

    /** First instant after all that counts. */
    private long until() {
        return Math.min(startOf(to.plusDays(1)), now.toEpochMilli() + 1);
    }

    private ZoneId zone() {
        return rules.calendar().zone();
    }

    private long startOf(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant().toEpochMilli();
    }

    private static final class Reading implements History.Reader {
        private final CaseFold fold;
        private final EpisodeTally tally;
        private final UnitHistories histories;
        private long cases;

        /** @param histories null when no rule about units is tried */
        Reading(CaseFold fold, EpisodeTally tally, @Opt UnitHistories histories) {
            this.fold = fold;
            this.tally = tally;
            this.histories = histories;
        }

        @Override
        public void read(CaseHistory history) {
            history.samples().forEach(sample -> sample(sample.event()));
            if (history.events().size() > 0) {
                fold(history.caseId(), history.events());
            }
        }

        private void fold(String caseId, CaseEvents events) {
            CaseSummary summary = fold.fold(caseId, events);
            tally.add(summary.episodes());
            if (histories != null) {
                histories.add(caseId, events, summary.facts());
            }
            cases++;
        }

        private void sample(Event event) {
            if (histories != null) {
                histories.addSample(event);
            }
        }
    }
}
