package city.ioc.core.alerts;

import city.ioc.alerts.CaseRule;
import city.ioc.core.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All notices of one case, and when to look at it again.
 *
 * @param all    in order of rule as the profile has them, then of number
 * @param wakeAt when time alone may change something; {@link Long#MAX_VALUE} when never
 */
public record Notices(List<Notice> all, long wakeAt) {
    public static final Notices NONE = new Notices(List.of(), Long.MAX_VALUE);

    /** An episode whose beginning was past when it was first known waits until its case was quiet for so long. */
    static final long SETTLE_MILLIS = 60_000;

    /** What began so long before it was first known is history. */
    static final long HISTORIC_MILLIS = 24 * 3_600_000L;

    public Notices {
        all = List.copyOf(all);
    }

    /**
     * What is to be noticed at a moment.
     *
     * @param rules       of the profile, about cases
     * @param episodes    of the case, in order of beginning
     * @param lastEventAt when the last event of the case arrived
     * @param now         of the wall clock
     */
    public Notices at(long now, List<CaseRule> rules, List<Episode> episodes, long lastEventAt) {
        if (all.isEmpty() && episodes.isEmpty()) {
            return NONE;
        }
        List<Notice> notices = new ArrayList<>();
        long wake = Long.MAX_VALUE;
        for (CaseRule rule : rules) {
            List<Notice> noticed = of(rule);
            List<Episode> own = ofRule(rule, episodes, Episode::rule);
            if (!noticed.isEmpty() || !own.isEmpty()) {
                RuleNotices ofRule = new RuleNotices(noticed, own, rule.kind().isBreach());
                notices.addAll(ofRule.at(now, lastEventAt));
                wake = Math.min(wake, ofRule.wakeAt(now, lastEventAt));
            }
        }
        return new Notices(notices, wake);
    }

    /** Those of one rule, in order of number. */
    List<Notice> of(CaseRule rule) {
        return ofRule(rule, all, Notice::rule);
    }

    /** A loop, as this is asked several times for each rule whenever an event arrives; most often there are none. */
    private static <T> List<T> ofRule(CaseRule rule, List<T> all, Function<T, String> ruleOf) {
        List<T> own = List.of();
        for (T each : all) {
            if (ruleOf.apply(each).equals(rule.id())) {
                own = own.isEmpty() ? new ArrayList<>() : own;
                own.add(each);
            }
        }
        return own;
    }
}
