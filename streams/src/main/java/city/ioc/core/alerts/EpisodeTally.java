package city.ioc.core.alerts;

import city.ioc.alerts.CaseRule;
import city.ioc.core.Episode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Counts the episodes of many cases, rule by rule: how many alerts the rules would have raised. Notices play no part, so what only
 * late data show counts like anything else. Not safe for use by several threads.
 */
public final class EpisodeTally {
    private final ZoneId zone;
    private final long from;
    private final long until;
    private final BiPredicate<String, LocalDate> concerned;
    private final Map<String, Counts> byRule = new LinkedHashMap<>();

    /**
     * @param zone      of local days
     * @param from      first instant at which an episode that counts may begin, epoch milliseconds
     * @param until     first instant after those; what holds just before it is still on
     * @param concerned whether a unit is looked at on a local day
     */
    public EpisodeTally(
            List<CaseRule> rules, ZoneId zone, long from, long until, BiPredicate<String, LocalDate> concerned) {
        this.zone = zone;
        this.from = from;
        this.until = until;
        this.concerned = concerned;
        rules.forEach(rule -> byRule.put(rule.id(), new Counts()));
    }

    /** @param episodes all of one case, under the same rules */
    public void add(List<Episode> episodes) {
        Set<String> met = new HashSet<>();
        for (Episode episode : episodes) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(episode.from()), zone);
            if (episode.from() >= from && episode.from() < until && concerned.test(episode.unit(), day)) {
                byRule.get(episode.rule()).add(episode, day, met.add(episode.rule()));
            }
        }
    }

    /** So far, in the order of the rules. */
    public List<RuleTally> tallies() {
        return byRule.entrySet().stream()
                .map(entry -> entry.getValue().tally(entry.getKey()))
                .toList();
    }

    private final class Counts {
        private final SortedMap<LocalDate, Integer> days = new TreeMap<>();
        private final SortedMap<String, Integer> units = new TreeMap<>();
        private int cases;
        private int episodes;
        private int stillOn;

        void add(Episode episode, LocalDate day, boolean first) {
            cases += first ? 1 : 0;
            episodes++;
            stillOn += episode.holdsAt(until - 1) ? 1 : 0;
            days.merge(day, 1, Integer::sum);
            units.merge(episode.unit(), 1, Integer::sum);
        }

        RuleTally tally(String rule) {
            return new RuleTally(rule, cases, episodes, stillOn, days, units);
        }
    }
}
