package city.ioc.replay;

import city.ioc.core.Episode;
import java.util.List;

/**
 * A case for which one rule holds at other times than it does live.
 *
 * @param unit    that it concerns
 * @param changed when it holds under the changed assumptions, in order; empty when never
 * @param live    likewise live
 */
public record AlertDifference(String caseId, String rule, String unit, List<Span> changed, List<Span> live) {
    public AlertDifference {
        changed = List.copyOf(changed);
        live = List.copyOf(live);
    }

    /**
     * A time during which a rule holds, epoch milliseconds.
     *
     * @param to null while it lasts
     */
    public record Span(long from, Long to) {
        static Span upTo(long moment, Episode episode) {
            return new Span(episode.from(), episode.isOverAt(moment) ? episode.to() : null);
        }
    }
}
