package city.ioc.core.alerts;

import java.util.List;

/**
 * What is kept of one unit for the rules about units.
 *
 * @param rules  those that ever held, in the order of the profile
 * @param toldAt as of when its alerts were told last, epoch milliseconds
 */
public record WatchedUnit(List<WatchedRule> rules, long toldAt) {
    public static final WatchedUnit NEW = new WatchedUnit(List.of(), 0);

    public WatchedUnit {
        rules = List.copyOf(rules);
    }

    WatchedRule rule(String id) {
        return rules.stream().filter(rule -> rule.rule().equals(id)).findFirst().orElse(WatchedRule.of(id));
    }

    /** When time alone may change something next, as long as no figure changes; {@link Long#MAX_VALUE} for never. */
    long wakeAt() {
        return rules.stream().mapToLong(WatchedRule::wakeAt).min().orElse(Long.MAX_VALUE);
    }
}
