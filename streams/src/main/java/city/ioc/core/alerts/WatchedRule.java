package city.ioc.core.alerts;

import city.ioc.events.Event;
import java.util.List;

/**
 * What is kept of one rule about one unit.
 *
 * @param heldSince   first look of those in a row at which it held; null when it did not hold at the last
 * @param heldAt      last look at which it held; null when it never did
 * @param notice      the latest; null when nobody was told yet
 * @param actions     of operators on that episode, in order of arrival
 * @param formerly    what happened in earlier episodes, the last {@link Alert#MAX_CHANGES} changes
 * @param former      how many changes there were in earlier episodes
 */
public record WatchedRule(
        String rule, Long heldSince, Long heldAt, Notice notice, List<Event> actions, List<AlertChange> formerly, int former) {

    public WatchedRule {
        actions = List.copyOf(actions);
        formerly = List.copyOf(formerly);
    }

    static WatchedRule of(String rule) {
        return new WatchedRule(rule, null, null, null, List.of(), List.of(), 0);
    }

    boolean isTold() {
        return notice != null && notice.isCurrent();
    }

    /** The look at which its figure has been wrong, or right, for long enough; {@link Long#MAX_VALUE} when nothing waits for that. */
    long wakeAt() {
        boolean holds = heldSince != null;
        if (holds == isTold()) {
            return Long.MAX_VALUE;
        }
        return holds ? heldSince + UnitWatch.PATIENCE_MILLIS : heldAt + UnitWatch.CALM_MILLIS;
    }

    WatchedRule looked(long minute, boolean holds) {
        return new WatchedRule(
                rule,
                holds ? heldSince == null ? Long.valueOf(minute) : heldSince : null,
                holds ? Long.valueOf(minute) : heldAt,
                notice,
                actions,
                formerly,
                former);
    }

    /** The next episode, told of now. */
    WatchedRule raised(String unit, long from, long now, List<AlertChange> before, int count) {
        boolean historic = now - from > Notices.HISTORIC_MILLIS;
        int number = notice == null ? 1 : notice.number() + 1;
        Notice next = new Notice(rule, number, unit, from, null, null, now, historic, null, null);
        return new WatchedRule(rule, heldSince, heldAt, next, List.of(), before, count);
    }

    WatchedRule cleared(Notice over) {
        return new WatchedRule(rule, heldSince, heldAt, over, actions, formerly, former);
    }

    WatchedRule acted(List<Event> all) {
        return new WatchedRule(rule, heldSince, heldAt, notice, all, formerly, former);
    }
}
