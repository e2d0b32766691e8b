package city.ioc.core;

import city.ioc.alerts.CaseRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the episodes of one case, told in order of time for each rule; those that touch become one. */
final class Episodes {
    private final Folding folding;
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
        int last = lastOf(rule.id());
        if (last >= 0 && isJoined(episodes.get(last), from)) {
            episodes.set(last, new Episode(rule.id(), unit, episodes.get(last).from(), end, dueAt));
        } else if (rule.validity().contains(LocalDate.ofEpochDay(folding.days().of(from)))) {
            episodes.add(new Episode(rule.id(), unit, from, end, dueAt));
        }
    }

    private static boolean isJoined(Episode before, long from) {
        return before.to() != null && before.to() == from;
    }

    private int lastOf(String rule) {
        for (int i = episodes.size() - 1; i >= 0; i--) {
            if (episodes.get(i).rule().equals(rule)) {
                return i;
            }
        }
        return -1;
    }

    /** In order of beginning. */
    List<Episode> all() {
        episodes.sort(Comparator.comparingLong(Episode::from).thenComparing(Episode::rule));
        return episodes;
    }
}
