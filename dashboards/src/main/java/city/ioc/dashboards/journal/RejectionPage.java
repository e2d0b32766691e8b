package city.ioc.dashboards.journal;

import city.ioc.dashboards.journal.RejectionQuery.Cursor;
import java.util.List;
import java.util.Map;

/**
 * A page of rejections, the latest first.
 *
 * @param total   of the whole list
 * @param byState how many there are of each state, whatever state was asked for
 * @param byKind  how many there are of each kind, whatever kind was asked for; the most frequent first
 * @param next    null on the last page
 */
public record RejectionPage(
        int total, Map<RejectionState, Integer> byState, List<KindCount> byKind, List<Decided> rejections, Cursor next) {

    public record KindCount(String kind, int count) {}
}
