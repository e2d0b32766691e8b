package city.ioc.replay;

import city.ioc.core.CaseSummary;
import city.ioc.core.Episode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Collects for which cases the alerts differ, as far as they have begun by a moment. For any number of threads. Beyond the most that are
 * held, those of the first case ids are, and the others are counted.
 */
public final class AlertDifferences {
    /** By case and rule. */
    public static final Comparator<AlertDifference> IN_ORDER =
            Comparator.comparing(AlertDifference::caseId).thenComparing(AlertDifference::rule);

    /**
     * How often a rule held.
     *
     * @param changed episodes under the changed assumptions
     * @param live    episodes live
     * @param cases   for which these differ
     */
    public record Tally(long changed, long live, long cases) {
        static final Tally NONE = new Tally(0, 0, 0);

        private Tally plus(Tally other) {
            return new Tally(changed + other.changed, live + other.live, cases + other.cases);
        }
    }

    private final long moment;
    private final Predicate<String> units;
    private final int most;
    private final SortedSet<AlertDifference> held = new TreeSet<>(IN_ORDER);
    private final SortedMap<String, Tally> byRule = new TreeMap<>();
    private long count;

    /**
     * @param moment what has not begun by then has not happened
     * @param units  that count
     * @param most   differences that are held
     */
    public AlertDifferences(Instant moment, Predicate<String> units, int most) {
        this.moment = moment.toEpochMilli();
        this.units = units;
        this.most = most;
    }

    void add(String caseId, Optional<CaseSummary> changed, Optional<CaseSummary> live) {
        SortedMap<String, List<Episode>> ofChanged = byRule(changed);
        SortedMap<String, List<Episode>> ofLive = byRule(live);
        if (ofChanged.isEmpty() && ofLive.isEmpty()) {
            return;
        }
        SortedSet<String> rules = new TreeSet<>(ofChanged.keySet());
        rules.addAll(ofLive.keySet());
        for (String rule : rules) {
            add(caseId, rule, ofChanged.getOrDefault(rule, List.of()), ofLive.getOrDefault(rule, List.of()));
        }
    }

    private SortedMap<String, List<Episode>> byRule(Optional<CaseSummary> summary) {
        SortedMap<String, List<Episode>> episodes = new TreeMap<>();
        summary.stream()
                .flatMap(each -> each.episodes().stream())
                .filter(episode -> episode.from() <= moment && units.test(episode.unit()))
                .forEach(episode -> episodes.computeIfAbsent(episode.rule(), rule -> new ArrayList<>(1)).add(episode));
        return episodes;
    }

    private void add(String caseId, String rule, List<Episode> changed, List<Episode> live) {
        String unit = Stream.concat(changed.stream(), live.stream()).findFirst().orElseThrow().unit();
        AlertDifference difference = new AlertDifference(caseId, rule, unit, spans(changed), spans(live));
        boolean differs = !difference.changed().equals(difference.live());
        synchronized (this) {
            byRule.merge(rule, new Tally(changed.size(), live.size(), differs ? 1 : 0), Tally::plus);
            if (differs) {
                count++;
                held.add(difference);
                if (held.size() > most) {
                    held.removeLast();
                }
            }
        }
    }

    private List<AlertDifference.Span> spans(List<Episode> episodes) {
        return episodes.stream().map(episode -> AlertDifference.Span.upTo(moment, episode)).toList();
    }

    /** How many there are, of which {@link #held} may be a part. */
    public synchronized long count() {
        return count;
    }

    /** By case and rule. */
    public synchronized List<AlertDifference> held() {
        return List.copyOf(held);
    }

    /** Of every rule that held at all. */
    public synchronized SortedMap<String, Tally> byRule() {
        return new TreeMap<>(byRule);
    }
}
