package city.ioc.core;

import city.ioc.alerts.CaseRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the episodes of one case, told in order of time for each rule; those that touch become one. */
final class Episodes {
    private final Folding folding;
    /** The latest of each rule, which may still go on. */
    private final Map<String, Episode> running = new HashMap<>();

    private final List<Episode> episodes = new ArrayList<>();

    Episodes(Folding folding) {
        this.folding = folding;
    }

    List<CaseRule> rules() {
        return folding.rules().alerts().ofCases();
    }

    /** The rules of one kind. */
    List<CaseRule> rules(CaseRule.Kind kind) {
        return rules().stream().filter(rule -> rule.kind() == kind).toList();
    }

    /**
     * A rule holds for a while.
     *
     * @param from {@link Long#MAX_VALUE} when it does not begin
     * @param to   {@link Long#MAX_VALUE} when it does not end; nothing is told of an episode that ends before it begins
     */
    void add(CaseRule rule, String unit, long from, long to, Long dueAt) {
        if (from >= to) {
            return;
        }
        Long end = to == Long.MAX_VALUE ? null : Long.valueOf(to);
        Episode before = running.get(rule.id());
        boolean joined = before != null && before.to() != null && before.to() == from;
        running.put(rule.id(), new Episode(rule.id(), unit, joined ? before.from() : from, end, dueAt));
        if (before != null && !joined) {
            episodes.add(before);
        }
    }

    /** Those that began on a day of their rule, in order of beginning. */
    List<Episode> all() {
        episodes.addAll(running.values());
        running.clear();
        episodes.removeIf(episode -> !isValid(episode));
        episodes.sort(Comparator.comparingLong(Episode::from).thenComparing(Episode::rule));
        return episodes;
    }

    private boolean isValid(Episode episode) {
        LocalDate day = LocalDate.ofEpochDay(folding.days().of(episode.from()));
        return rules().stream()
                .anyMatch(rule -> rule.id().equals(episode.rule()) && rule.validity().contains(day));
    }
}
